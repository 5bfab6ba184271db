import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { expect, it } from 'vitest';
import { OffenceMatcher } from '/tmp/wt-mappa/src/evidence/mappa/offence-match.ts';
import { evaluateMappa } from '/tmp/wt-mappa/src/evidence/mappa/mappa.ts';
import { parseIsoDate } from '/tmp/wt-mappa/src/util/dates.ts';
const D='/tmp/wt-mappa/src/evidence/mappa/data/';
const csv=(f:string)=>parse(readFileSync(f),{columns:true}) as Record<string,string>[];
const lists={offences:csv(D+'offences.csv').map(r=>({...r,sections:r.sections?r.sections.split(';'):[],words:r.words?r.words.split(';'):[],from:parseIsoDate(r.from),to:parseIsoDate(r.to)} as any)),acts:csv(D+'acts.csv').map(r=>({title:r.title,year:Number(r.year),shortNames:r.short_names?r.short_names.split(';'):[]})),names:csv(D+'names.csv') as any,cjsCodes:new Map(csv(D+'cjs-codes.csv').map(r=>[r.cjs_code,r.contrary_to]))};
const m=new OffenceMatcher(lists as any);
const n=(t:string)=>t===''?null:Number(t);
it('x',()=>{let bad=0;
for(const r of csv('/work/shared/domain/mappa_cases.csv')){
 const res=evaluateMappa({dob:null,asOf:parseIsoDate(r.as_of_date),orders:r.orders,entry:{category:r.recorded_category,level:r.recorded_level},offences:[{offence:r.offence,actSection:r.act_section,cjsCode:'',offenceDate:null,convictionDate:parseIsoDate(r.conviction_date),outcome:r.outcome,months:r.months,ageAtOffence:n(r.age_at_offence),ageAtConviction:n(r.age_at_conviction),victimAge:r.victim_age,imageAge:r.image_age}]},m,{dtoNotificationBasis:'detention-half'});
 if(res.category!==r.expected_category||res.comparison!==r.expected_comparison){bad++;console.log(r.case_id,r.confidence,r.offence,'|',r.act_section,'|',r.outcome,r.months,'exp',r.expected_category,r.expected_comparison,'got',res.category,res.comparison,JSON.stringify(res.reasons.map(x=>x.category+x.answer+' '+x.rule+' '+x.text)))}
}console.log('bad',bad)});
it('mine',()=>{
 const rows:[string,string,string,string,string,string][]=[ // name, act, outcome, months, extra, expected
 ['Murder','common law','Detention during HM pleasure','','','2'],['ABH','OAPA s.47','DTO','12','','2'],['Kidnapping','common law','DTO','12','','2'],['Attempted robbery','CAA 1981','DTO','12','','2'],['Common assault','CJA 1988 s.39','DTO','6','','none'],
 ['Burglary dwelling','Theft Act s.9','DTO','12','','review'],['Burglary dwelling','Theft Act s.9','YRO','12','','none'],['Criminal damage','CDA 1971 s.1(1)','DTO','12','','none'],['Criminal damage endangering life','CDA 1971 s.1(2)','DTO','12','','2'],['Arson','CDA 1971 s.1(3)','DTO','12','','2'],
 ['Possess prohibited firearm','FA 1968 s.5','s.91 detention','36','','none'],['Supply Class A to 15 year old','MDA 1971 s.4(3)','DTO','12','','2'],['Supply Class A','MDA 1971 s.4(3)','DTO','12','v15','2'],['Supply Class A','MDA 1971 s.4(3)','DTO','12','','review'],
 ['Child abduction by parent','CAA 1984 s.1','DTO','12','','2'],['Child abduction','Child Abduction Act 1984 s.2','DTO','12','','none'],
 ['Burglary (steal) + ABH','Theft Act s.9 + OAPA s.47','DTO concurrent','12 | 6','','none'],['ABH x2','OAPA s.47','DTO','12 + 4','','2'],['ABH x2','OAPA s.47','DTO','6 | 12','','2'],
 ['GBH','OAPA s.20','Guardianship order','','','2'],['GBH','OAPA s.20','Interim hospital order s.38','','','none'],['GBH','OAPA s.20','Unfit: hospital order','','','2'],['GBH','OAPA s.20','Unfit to plead: supervision order','','','none'],['Rape','SOA s.1','Unfit: absolute discharge','','','1'],
 ['Rape','SOA s.1','Youth conditional caution','','','1'],['Rape','SOA s.1','Conditional discharge','12','','1'],['Rape','SOA s.1','Absolute discharge','','','none'],['Administering substance','SOA s.61','Referral order','9','','1'],['Causing child under 13 to engage in sexual activity','SOA s.8','Youth caution','','','1'],
 ['Sexual assault','SOA s.3','s.91 detention','12','','1'],['Sexual assault','SOA s.3','DTO','12','','2'],['Sexual assault','SOA s.3','DTO','24','','1'],['Child sex offence','SOA s.13','YRO','12','','none'],['Sexual activity family','SOA 2003 s.25','s.91 detention','12','','1'],
 ['Paying for sexual services of child','SOA s.47','s.91 detention','12','v15','1'],['Paying for sexual services of child','SOA s.47','s.91 detention','12','v16','2'],['Making indecent photographs','PCA 1978 s.1','s.91 detention','12','i12','1'],['Making indecent photographs','PCA 1978 s.1','s.91 detention','12','','review'],['Making indecent photographs','PCA 1978 s.1','DTO','12','','2'],
 ['Human trafficking','MSA 2015 s.2','s.91 detention','24','','2'],['Threats to kill','OAPA s.16','DTO','10','','none'],['Affray','POA s.3','DTO','12','','2'],['Violent disorder','POA 1986 s.2','YRO with ISS','24','','none'],['Robbery','Theft Act 1968 s.8(1)','DTO','12','','2'],
 ['Wounding with intent','s.18 OAPA 1861','s.91 detention','24','','2'],['GBH with intent','OAPA 1861 section 18','s.228 extended detention','48','','2'],['Rape','SOA 2003 s.1','No further action','','','none'],['Some new offence','Made Up Act 2016 s.3','DTO','12','','review'],
 ['Exposure','SOA s.66','Youth caution','','','none'],['Voyeurism','SOA s.67','DTO','12','','2'],['Sexual activity with a child','SOA s.9','YRO','12','','review'],['ABH','OAPA s.47','DTO','12','age11','review'],['Sexual assault','SOA s.3','YRO','12','shpo','1'],['Theft','Theft Act 1968 s.1','Referral order','6','','none'],['Racially aggravated ABH','CADA 1998 s.29(1)(b)','DTO','12','','2'],['Harassment','PHA 1997 s.2','DTO','6','','none'],
 ];
 for(const [o,a,out,mo,x,exp] of rows){const res=evaluateMappa({dob:null,asOf:parseIsoDate('2017-06-01'),orders:x==='shpo'?'SHPO':'',entry:{category:'',level:''},offences:[{offence:o,actSection:a,cjsCode:'',offenceDate:null,convictionDate:parseIsoDate('2017-02-01'),outcome:out,months:mo,ageAtOffence:x==='age11'?11:16,ageAtConviction:x==='age11'?11:16,victimAge:x[0]==='v'?x.slice(1):'',imageAge:x[0]==='i'?x.slice(1):''}]},m,{dtoNotificationBasis:'detention-half'});
 if(res.category!==exp)console.log('MINE',o,a,out,mo,x,'exp',exp,'got',res.category,JSON.stringify(res.reasons.map(x=>x.category+x.answer+' '+x.rule+' '+x.text)))}
});
