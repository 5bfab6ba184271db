import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { embedLexicon } from '../../src/evidence/text/embed.mjs';
import { readSocial } from '../../src/evidence/social/read-social.ts';

it('the lexicon is what its file holds', () => {
  const generated = readFileSync('src/evidence/social/lexicon.generated.ts', 'utf8');
  expect(generated).toBe(embedLexicon('social'));
});

const LINKS: Readonly<Record<string, readonly string[]>> = {
  yes: [
    'He pushed the man over so that a friend could film it; it had nine thousand views by Sunday.',
    'A picture of him crying was put up, and the whole year had seen it. He brought a hammer.',
    'We were all watching it live when he lit the bins.',
    'Made new accounts every time she blocked him.',
    'Affray. They had been giving each other grief in a WhatsApp group all week.',
    'He saw the call-out on Telegram and threw bottles. He could not say why he took the scarf.',
    'Robbery. The buyer was found on Vinted. It is not known what became of the trainers.',
    'In a class chat she told the girl to go and kill herself.',
    'He argued with the victim on Snapchat for several days before punching him at the bus stop.',
    'Assault. The pair had exchanged threats in a group chat.',
    'Arson: he was live streaming when he lit the bin.',
    'She was recruited over Telegram to carry drugs to Hull.',
    'Copied a challenge he had seen on TikTok and took the car.',
    'The assault was filmed on a phone and uploaded.',
    'He made fake accounts and bombarded her with messages.',
    'Robbed a boy who had come to sell him an iPhone; they had messaged through Marketplace.',
    'Sent nudes of his ex round the year group.',
    'Victim had left comments under his pictures calling his mum a junkie. He put the windows in.',
    'A boy he had argued with in Fortnite turned out to live nearby and they agreed to fight.',
    'Egged on by viewers of his stream to throw the stone.',
    'It was not planned online, but he filmed the flames and shared it.',
    'He denies the posts mattered, but he had shared the location in a Snapchat group before the attack.',
    'He was bullied on Facebook years before. The row began on Instagram that day.',
    'He uses Snapchat to sell cannabis to pupils.',
    'Assault. Another pupil filmed it, and by last lesson the whole year had it.',
    'Harassment. Thirty-one messages from four different Instagram accounts in one night.',
    'He filmed the flames for Snapchat. He says he does not regret it.',
  ],
  background: [
    'Knife. He is autistic and has had no phone since March, having been groomed on Snapchat at 13.',
    'Drunk. She has been the target of unkind comments online about her weight. Not a factor here.',
    'Theft. Phone confiscated by mum since Easter on account of her vaping videos on Snap.',
    'Burglary. The day after he was charged he put a picture on Snapchat.',
    'Burglary. He told the panel that he gets his news off YouTube.',
    'Theft from a shop. He spends most evenings on TikTok.',
    'Affray. He has a YouTube channel about fishing, which had nothing to do with it.',
    'Drove without insurance. He met his girlfriend on Snapchat last year.',
    'He was bullied in a WhatsApp group in Year 7. The arson was at a stranger’s garage.',
    'Since the arrest he has been getting abuse on Instagram.',
    'Argument with mum after she took his phone away for being on TikTok all night.',
    'She keeps in touch with siblings over WhatsApp. Assault on staff over music.',
    'He has been told to delete his Snapchat. The robbery was in the park.',
    'He is on Instagram a lot. The assault itself was unconnected.',
    'Burglary. He uses Discord to talk to an online friend in Canada about anime.',
    'Watches a lot of car videos on TikTok. Drove without insurance.',
    'TWOC. Family communicate by WhatsApp as they live in three countries.',
    'Drink driving. Facebook is used by the family to plan contact.',
    'There are concerns about his use of Snapchat, in particular contact with girls he doesn’t know.',
    'In 2021 he was blackmailed on Instagram and that case was closed. The knife was from a fishing trip.',
  ],
  unclear: [
    'Owner says he did it because she reported his Instagram page. He says he fell against the car.',
    'Girls told the school that it was arranged on TikTok; both took it back when the officer came.',
    'Affray. SM not explored.',
    'Says he was threatened on Instagram. This could not be ascertained.',
    'His phone was seized. Nothing has come back.',
    'There are two explanations: a debt, or a post on Instagram.',
    'It may have been an advert on Facebook, which police are looking into.',
    'It is thought that the two sides had been goading each other on Instagram, but this is not evidenced.',
    'Phone is with the police. Until the download is complete the motive remains unknown.',
    'The case manager has not explored whether social media played a part.',
    'The assault was filmed, and it is not known if the footage was shared.',
    'There is some talk among pupils of a Snapchat video but staff have not seen it.',
    'He denies sending the Snapchats; the account has never been traced.',
    'Possibly a TikTok dare, possibly just boredom.',
    'Social media: n/k.',
    'Arranged on Snapchat? Nobody has asked.',
    'Previous assessment says it was planned online; this one says it was random.',
    'I don’t know why he went for him. He told one worker it was something on TikTok.',
    'Mother says it was because of Snapchat. He says it was because of a girl.',
    'Staff heard it was a TikTok thing, but nobody is sure.',
    'Police believe that Snapchat was used to arrange it, but they have no evidence.',
    'It is not clear how the group came together that night.',
    'School thinks there’d been trouble on Snapchat. The girls say nothing.',
  ],
  no: [
    'Burglary. The local paper’s Facebook story about the case drew comments.',
    'Someone else put it on TikTok and he was recognised by his gran.',
    'No messages, no calls, nothing online.',
    'Robbery. Social media played no part in this.',
    'Phones were examined by police. Nothing was found that suggested the fight had been planned online.',
    'Phones were checked; no messages or contact of any sort.',
    'Social media: nil relevant.',
    'He sent the victim text messages saying he would kill him.',
    'He rang the victim forty times and left voicemails.',
    'He had been watching pornography online from the age of 11.',
    'The police posted his picture on Twitter and he was recognised by a teacher.',
    'He posted a lit firework through the letterbox.',
    'His story changed twice in interview. He stuck to his story.',
    'He was electronically tagged at the time.',
    'There was trouble on the train platform. He followed the woman home.',
    'Pushed the victim into a lamp post.',
    'Victim was wearing a Snapchat hoodie, which was stolen.',
    'Family discord at home; he smashed a door.',
    'He was filmed on CCTV taking the bottle. Dashcam footage was sent to police.',
    'Stole two phones from the victim. It is not known where he got the knife.',
    'His account of the offence is that the victim swung first.',
    'He grabbed the phone while the victim was scrolling through Instagram.',
    'Recorded by a friend; nobody shared it or posted it on Snapchat.',
    'Referral made to the online safety course.',
    'It is not known where he got the knife. He can’t say why he did it.',
    'Social media has been explored and can be ruled out.',
    '',
  ],
};

describe.each(Object.entries(LINKS))('social media as a part of the offence: %s', (answer, texts) => {
  it.each(texts)('%s', (text) => {
    const { socialMediaLink, reasons } = readSocial(text);
    expect(socialMediaLink).toBe(answer);
    if (answer !== 'no') expect(reasons.filter(({ about }) => about === 'social_media_link')).not.toEqual([]);
  });
});

describe('an intervention about social media', () => {
  it.each([
    ['Four sessions on online safety were completed.', 'yes'],
    ['He has completed an online safety programme with his case manager.', 'yes'],
    ['Work around social media was delivered by the police.', 'yes'],
    ['She attended a workshop about sexting.', 'yes'],
    ['The case manager covered staying safe online with him.', 'yes'],
    ['A session on Snapchat and reputation was delivered.', 'yes'],
    ['No work was done on social media.', 'no'],
    ['There has been no intervention around online safety.', 'no'],
    ['Online safety work has not been delivered.', 'no'],
    ['Social media was not addressed in the plan.', 'no'],
    ['Online safety sessions are planned.', 'unclear'],
    ['He is to be referred for work on internet safety.', 'unclear'],
    ['Referral made to the online safety course.', 'unclear'],
    ['A piece of work on social media is due to start in June.', 'unclear'],
    ['They planned the fight on Snapchat and had argued on social media.', 'not recorded'],
    ['He completed victim awareness sessions.', 'not recorded'],
    ['', 'not recorded'],
  ])('%s %s', (text, answer) => {
    const { intervention, reasons } = readSocial(text);
    expect(intervention).toBe(answer);
    const own = reasons.filter(({ about }) => about === 'intervention');
    expect(own.length > 0).toBe(answer !== 'not recorded');
  });
});

describe('reasons', () => {
  it('are the words themselves with the place where they stand', () => {
    const text = 'ABH. The row began on Snapchat. Online safety work was completed.';
    const { reasons } = readSocial(text);
    for (const { start, end, cue } of reasons) expect(text.slice(start, end)).toBe(cue);
    expect(reasons).toContainEqual({
      about: 'social_media_link',
      reading: 'yes',
      rule: 'named',
      start: text.indexOf('on Snapchat') + 3,
      end: text.indexOf('. Online'),
      cue: 'Snapchat',
    });
    expect(reasons.find(({ about }) => about === 'intervention')).toMatchObject({
      reading: 'yes',
      rule: 'work delivered',
    });
  });

  it('are there for a no that is said, and for none that is not', () => {
    expect(readSocial('No social media involved.').reasons[0]).toMatchObject({
      reading: 'no',
      rule: 'named',
      cue: 'social media',
    });
    expect(readSocial('Burglary at night.').reasons).toEqual([]);
  });

  it('stand once each', () => {
    const { reasons } = readSocial(
      'He posted it on Snapchat and shared it on Snapchat, and they argued on Snapchat.',
    );
    const places = reasons.map(({ rule, start, end }) => `${rule} ${start} ${end}`);
    expect(new Set(places).size).toBe(places.length);
  });
});

interface Labelled {
  readonly text: string;
  readonly social_media_link: string;
}

it('no fewer of the labelled texts are read as their label says than before', () => {
  const lines = readFileSync('tests/data/text/social.jsonl', 'utf8').trim().split('\n');
  const labelled = lines.map((line) => JSON.parse(line) as Labelled);
  const right = labelled.filter(
    ({ text, social_media_link: label }) => readSocial(text).socialMediaLink === label,
  );
  expect(labelled).toHaveLength(80);
  expect(right.length / labelled.length).toBeGreaterThanOrEqual(0.98);
});

it('time grows with the length of the text and with nothing else', () => {
  const before = performance.now();
  for (const word of ['posted ', 'snap ', 'may have been on Snapchat ', 'no video of ', '? ', 'a.', '\n']) {
    readSocial(word.repeat(Math.ceil(50_000 / word.length)));
  }
  expect(performance.now() - before).toBeLessThan(20_000);
});
