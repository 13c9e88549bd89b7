// Writes server/lexicon/countries.yaml out of the world-countries package: names, other names, capitals, demonyms.
// usage: node scripts/gazetteer.mjs      (run again after an update of world-countries, and commit the result)
import { createRequire } from 'node:module';
import { readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readArguments } from './arguments.mjs';

readArguments({});
const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const require = createRequire(import.meta.url);
const countries = require('world-countries');
const { version } = JSON.parse(readFileSync(join(root, 'node_modules/world-countries/package.json'), 'utf8'));

// What English newspapers call a country, where the package has another form first.
const betterNames = { CZE: 'Czech Republic', TUR: 'Turkey' };
// Short, former and newspaper forms that the package lacks. Two-letter codes are left out: "IN", "IT" and "NO" are words.
const moreNames = {
  USA: ['US', 'U.S.', 'USA', 'U.S.A.', 'America', 'United States of America'],
  GBR: ['UK', 'U.K.', 'Britain', 'Great Britain'],
  CIV: ['Ivory Coast', "Cote d'Ivoire"],
  PRK: ['N. Korea', 'DPRK'],
  KOR: ['S. Korea'],
  CZE: ['Czech Republic'],
  CPV: ['Cabo Verde'],
  SWZ: ['Swaziland'],
  MKD: ['Macedonia', 'North Macedonia'],
  TUR: ['Turkey', 'Türkiye'],
  ARE: ['UAE', 'U.A.E.', 'Emirates'],
  COD: ['Congo', 'DRC', 'Zaire'],
  BIH: ['Bosnia', 'Bosnia-Herzegovina', 'Bosnia and Herzegovina'],
  VAT: ['Vatican', 'Holy See'],
  TTO: ['Trinidad'],
  KGZ: ['Kirghizia'],
  KAZ: ['Kazakstan'],
  BLR: ['Byelorussia'],
  NLD: ['Netherlands', 'Holland'],
  PNG: ['Papua New Guinea'],
  TLS: ['East Timor', 'Timor-Leste'],
  MMR: ['Burma'],
  WSM: ['Western Samoa'],
};
const moreCapitals = { USA: ['Washington, D.C.'], UKR: ['Kiev', 'Kyiv'], PSE: ['Ramallah'], LKA: ['Colombo'], ISR: ['Jerusalem'] };
const moreDemonyms = {
  GBR: ['British', 'Briton', 'Britons', 'Brit', 'Brits'], NLD: ['Dutch'], DNK: ['Danish', 'Dane', 'Danes'], FIN: ['Finnish', 'Finn', 'Finns'],
  SWE: ['Swedish', 'Swede', 'Swedes'], POL: ['Polish', 'Pole', 'Poles'], TUR: ['Turkish', 'Turk', 'Turks'], ESP: ['Spanish', 'Spaniard', 'Spaniards'],
  FRA: ['French', 'Frenchman', 'Frenchmen', 'Frenchwoman'], IRL: ['Irish', 'Irishman'], SRB: ['Serbian', 'Serb', 'Serbs'], HRV: ['Croatian', 'Croat', 'Croats'],
  BIH: ['Bosnian', 'Bosnians'], IRQ: ['Iraqi', 'Iraqis'], ISR: ['Israeli', 'Israelis'], SAU: ['Saudi', 'Saudis'], AFG: ['Afghan', 'Afghans'],
  NZL: ['New Zealander', 'New Zealanders', 'Kiwi', 'Kiwis'], CHE: ['Swiss'], PRT: ['Portuguese'], THA: ['Thai', 'Thais'], PHL: ['Filipino', 'Filipinos', 'Philippine'],
  ARG: ['Argentine', 'Argentinian', 'Argentines'], CZE: ['Czech', 'Czechs'], SVK: ['Slovak', 'Slovaks'], SVN: ['Slovene', 'Slovenian'], KAZ: ['Kazakh', 'Kazakhs'],
  UZB: ['Uzbek', 'Uzbeks'], TJK: ['Tajik', 'Tajiks'], KGZ: ['Kyrgyz'], TKM: ['Turkmen'], AZE: ['Azerbaijani', 'Azeri', 'Azeris'], PRK: ['North Korean', 'North Koreans'],
  KOR: ['South Korean', 'South Koreans'], SOM: ['Somali', 'Somalis', 'Somalian'], PAK: ['Pakistani', 'Pakistanis'], BGD: ['Bangladeshi', 'Bangladeshis'],
  NPL: ['Nepali', 'Nepalese'], LUX: ['Luxembourger'], MCO: ['Monegasque'], CYP: ['Cypriot', 'Cypriots'], GRC: ['Greek', 'Greeks'], KWT: ['Kuwaiti', 'Kuwaitis'],
  YEM: ['Yemeni', 'Yemenis'], OMN: ['Omani', 'Omanis'], QAT: ['Qatari', 'Qataris'], ARE: ['Emirati', 'Emiratis'], ISL: ['Icelandic', 'Icelander'], LBN: ['Lebanese'],
  JPN: ['Japanese'], CHN: ['Chinese'], VNM: ['Vietnamese'], PSE: ['Palestinian', 'Palestinians'], NOR: ['Norwegian', 'Norwegians'], BWA: ['Botswanan'],
  LSO: ['Basotho'], MDV: ['Maldivian'], SYC: ['Seychellois'], LVA: ['Latvian', 'Latvians'], LTU: ['Lithuanian', 'Lithuanians'], EST: ['Estonian', 'Estonians'],
};

const latin = (name) => /^[\p{Script=Latin}\p{M} .'’-]+$/u.test(name);
const english = (country) => country.altSpellings.filter((name) => name.length > 3 && latin(name) && /^[A-Z]/.test(name)
  && /^(?:(?:Republic|Kingdom|State|Commonwealth|Islamic|Federal|Great|Democratic|People's|Sultanate|Principality|Federation|Union) |East |Burma|Holland)/.test(name)
  && !/[ÀÂÇÉÈÊÎÔÛàâçéèêîôûāăêãō]/u.test(name));
const unique = (items, but) => [...new Set(items)].filter((item) => item && item !== but);
const flow = (items) => `[${items.map((item) => (/^[\p{L} .’-]+$/u.test(item) && !/^(?:No|Yes|On|Off)$/i.test(item) ? item : JSON.stringify(item))).join(', ')}]`;

const lines = [
  `# Countries and territories: other names, capitals, demonyms. Written by scripts/gazetteer.mjs from world-countries ${version}`,
  '# (https://github.com/mledoze/countries, Open Database License 1.0), with the forms that newspapers use added there.',
];
for (const country of [...countries].sort((a, b) => (a.name.common < b.name.common ? -1 : 1))) {
  const code = country.cca3;
  const name = betterNames[code] ?? country.name.common;
  const also = unique([country.name.common, country.name.official, ...english(country), ...(moreNames[code] ?? [])].filter(latin), name);
  const demonym = country.demonyms?.eng ?? {};
  const capitals = unique([...country.capital.map((c) => c.replace('Washington D.C.', 'Washington')), ...(moreCapitals[code] ?? [])]);
  const demonyms = unique([demonym.m, demonym.f, ...(moreDemonyms[code] ?? [])]);
  const fields = [also.length && `also: ${flow(also)}`, capitals.length && `capitals: ${flow(capitals)}`, demonyms.length && `demonyms: ${flow(demonyms)}`];
  lines.push(`${JSON.stringify(name)}: { ${fields.filter(Boolean).join(', ')} }`);
}
writeFileSync(join(root, 'server/lexicon/countries.yaml'), `${lines.join('\n')}\n`);
