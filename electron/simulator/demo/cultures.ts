/**
 * A place that demo users come from. Names are written `Latin` or `Latin|native`; a user takes the native
 * form into the attributes, and the Latin one into the e-mail address and the username.
 */
export type Culture = {
  readonly locale: string
  readonly country: string
  readonly zone: string
  readonly given: { readonly female: readonly string[]; readonly male: readonly string[] }
  readonly family: readonly string[]
  /** Whether the family name stands first in a full name. */
  readonly familyFirst?: boolean
  /** City and postal code. */
  readonly cities: readonly (readonly [string, string])[]
  readonly streets: readonly string[]
  /** A range of numbers set aside for fiction: `#` is any digit. */
  readonly phone: string
  /** How many users in a hundred come from here. */
  readonly share: number
}

const fictionalAmerican = '+1###55501##'

export const cultures: readonly [Culture, ...Culture[]] = [
  {
    locale: 'de-DE',
    country: 'Germany',
    zone: 'Europe/Berlin',
    given: {
      female: list('Anna,Lena,Marie,Sophie,Hannah,Emilia,Katharina,Johanna,Greta,Mathilda,Käthe,Jördis'),
      male: list('Jonas,Felix,Lukas,Maximilian,Moritz,Paul,Jürgen,Björn,Götz,Henrik,Matthias,Tobias'),
    },
    family: list(
      'Müller,Schmidt,Schneider,Fischer,Weber,Wagner,Becker,Schäfer,Köhler,Groß,Jäger,Böhm,Voß,Krüger',
    ),
    cities: [
      ['Berlin', '10115'],
      ['München', '80331'],
      ['Köln', '50667'],
      ['Leipzig', '04109'],
    ],
    streets: list('Lindenstraße,Am Mühlbach,Goetheallee,Schillerplatz,Gartenweg'),
    phone: '+491713920###',
    share: 22,
  },
  {
    locale: 'en-GB',
    country: 'United Kingdom',
    zone: 'Europe/London',
    given: {
      female: list('Olivia,Amelia,Isla,Florence,Charlotte,Siobhán,Gwendolyn,Imogen,Beatrice,Harriet'),
      male: list('Oliver,George,Arthur,Alfie,Callum,Rhys,Duncan,Edmund,Rupert,Seán'),
    },
    family: list(
      "Smith,Jones,Taylor,Davies,Evans,Wright,O'Connor,MacLeod,Ashworth-Hughes,Patel,Begum,Okafor",
    ),
    cities: [
      ['London', 'SW1A 2AA'],
      ['Manchester', 'M2 5DB'],
      ['Edinburgh', 'EH1 1YZ'],
    ],
    streets: list('High Street,Church Lane,Station Road,Victoria Terrace,Mill Walk'),
    phone: '+447700900###',
    share: 12,
  },
  {
    locale: 'en-US',
    country: 'United States',
    zone: 'America/New_York',
    given: {
      female: list('Emma,Ava,Mia,Evelyn,Harper,Aaliyah,Guadalupe,Madison,Zoe,Kimberly'),
      male: list('Liam,Noah,Elijah,James,Mateo,DeShawn,Jackson,Caleb,Wyatt,Ethan'),
    },
    family: list(
      'Johnson,Williams,Brown,Garcia,Miller,Davis,Rodriguez,Martinez,Nguyen,Washington,Kowalski,Lee',
    ),
    cities: [
      ['New York', '10001'],
      ['Chicago', '60601'],
      ['Austin', '73301'],
    ],
    streets: list('Maple Avenue,Oak Street,2nd Street,Washington Boulevard,Elm Court'),
    phone: fictionalAmerican,
    share: 10,
  },
  {
    locale: 'fr-FR',
    country: 'France',
    zone: 'Europe/Paris',
    given: {
      female: list('Camille,Chloé,Zoé,Inès,Manon,Léa,Anaïs,Françoise,Hélène,Maëlys'),
      male: list('Louis,Gabriel,Raphaël,Théo,Benoît,Jérôme,François,Loïc,Aurélien,Rémi'),
    },
    family: list("Martin,Bernard,Dubois,Lefèvre,Girard,d'Aubigné,Gauthier,Béranger,Noël,Châtelain,Besançon"),
    cities: [
      ['Paris', '75001'],
      ['Lyon', '69001'],
      ['Nîmes', '30000'],
    ],
    streets: list(
      "rue de la Paix,avenue Victor-Hugo,boulevard Saint-Michel,place de l'Église,quai des Célestins",
    ),
    phone: '+33199######',
    share: 10,
  },
  {
    locale: 'es-ES',
    country: 'Spain',
    zone: 'Europe/Madrid',
    given: {
      female: list('Lucía,María,Paula,Martina,Ángeles,Begoña,Inés,Noelia,Rocío,Íñiga'),
      male: list('Hugo,Martín,Álvaro,José,Iñaki,Sebastián,Andrés,Óscar,Nicolás,Joaquín'),
    },
    family: list('García López,Fernández,Martínez Ruiz,Muñoz,Ibáñez,Peña,Núñez Ortega,Jiménez,Sáez,Vázquez'),
    cities: [
      ['Madrid', '28001'],
      ['Sevilla', '41001'],
      ['A Coruña', '15001'],
    ],
    streets: list('calle Mayor,avenida de la Constitución,plaza del Sol,paseo del Prado,calle Ñandú'),
    phone: fictionalAmerican,
    share: 8,
  },
  {
    locale: 'it-IT',
    country: 'Italy',
    zone: 'Europe/Rome',
    given: {
      female: list('Giulia,Aurora,Ginevra,Beatrice,Chiara,Francesca,Noemi,Letizia'),
      male: list('Leonardo,Francesco,Alessandro,Lorenzo,Niccolò,Gabriele,Matteo,Giosuè'),
    },
    family: list("Rossi,Russo,Ferrari,Esposito,Bianchi,D'Angelo,De Luca,Conti,Nicolò,Sanfilippo"),
    cities: [
      ['Roma', '00118'],
      ['Milano', '20121'],
      ['Forlì', '47121'],
    ],
    streets: list('via Garibaldi,corso Italia,piazza Dante,via della Libertà'),
    phone: fictionalAmerican,
    share: 6,
  },
  {
    locale: 'pl-PL',
    country: 'Poland',
    zone: 'Europe/Warsaw',
    given: {
      female: list('Zuzanna,Małgorzata,Agnieszka,Elżbieta,Wioletta,Stanisława'),
      male: list('Jakub,Łukasz,Paweł,Michał,Grzegorz,Wojciech'),
    },
    family: list('Nowak,Kowalczyk,Wiśniewski,Wójcik,Zieliński,Dąbrowski,Szymańska,Żak,Grabowska'),
    cities: [
      ['Warszawa', '00-001'],
      ['Łódź', '90-001'],
      ['Gdańsk', '80-001'],
    ],
    streets: list('ulica Polna,ulica Długa,aleja Róż,ulica Świętokrzyska'),
    phone: fictionalAmerican,
    share: 5,
  },
  {
    locale: 'sv-SE',
    country: 'Sweden',
    zone: 'Europe/Stockholm',
    given: {
      female: list('Alice,Maja,Elsa,Åsa,Märta,Saga,Ingrid'),
      male: list('Lars,Göran,Åke,Håkan,Elias,Nils,Gösta'),
    },
    family: list('Andersson,Johansson,Lindström,Öberg,Sjögren,Håkansson,Ångström,Bergqvist'),
    cities: [
      ['Stockholm', '111 20'],
      ['Malmö', '211 18'],
      ['Umeå', '903 26'],
    ],
    streets: list('Storgatan,Drottninggatan,Ängsvägen,Kungsgatan'),
    phone: '+46701740###',
    share: 5,
  },
  {
    locale: 'pt-BR',
    country: 'Brazil',
    zone: 'America/Sao_Paulo',
    given: {
      female: list('Júlia,Beatriz,Conceição,Larissa,Fernanda,Luíza'),
      male: list('João,Thiago,Antônio,Caio,Otávio,Vinícius'),
    },
    family: list('Silva,dos Santos,Araújo,Gonçalves,Conceição,Magalhães,Brandão,Nascimento'),
    cities: [
      ['São Paulo', '01000-000'],
      ['Brasília', '70000-000'],
    ],
    streets: list('Rua das Flores,Avenida Paulista,Travessa São João'),
    phone: fictionalAmerican,
    share: 5,
  },
  {
    locale: 'tr-TR',
    country: 'Türkiye',
    zone: 'Europe/Istanbul',
    given: {
      female: list('Ayşe,Zeynep,Elif,Çiğdem,Gülşen,İpek'),
      male: list('Mehmet,Emre,Çağrı,Oğuzhan,İbrahim,Ümit'),
    },
    family: list('Yılmaz,Kaya,Demir,Şahin,Çelik,Öztürk,Aydın,Güneş'),
    cities: [
      ['İstanbul', '34000'],
      ['Eskişehir', '26000'],
    ],
    streets: list('Atatürk Caddesi,Çiçek Sokak,İstiklal Caddesi'),
    phone: fictionalAmerican,
    share: 4,
  },
  {
    locale: 'ja-JP',
    country: 'Japan',
    zone: 'Asia/Tokyo',
    given: {
      female: list('Yuki|雪,Sakura|さくら,Haruka|遥,Aoi|葵,Misaki|美咲'),
      male: list('Haruto|陽翔,Ren|蓮,Takumi|拓海,Kenji|健二,Daiki|大輝'),
    },
    family: list(
      'Sato|佐藤,Suzuki|鈴木,Takahashi|高橋,Tanaka|田中,Watanabe|渡辺,Yamamoto|山本,Kobayashi|小林',
    ),
    familyFirst: true,
    cities: [
      ['東京都', '100-0001'],
      ['大阪市', '530-0001'],
    ],
    streets: list('千代田,梅田,桜通り'),
    phone: fictionalAmerican,
    share: 4,
  },
  {
    locale: 'zh-CN',
    country: 'China',
    zone: 'Asia/Shanghai',
    given: {
      female: list('Fang|芳,Xiaomei|小梅,Li|丽,Yating|雅婷'),
      male: list('Wei|伟,Jianguo|建国,Hao|浩,Zihan|子涵'),
    },
    family: list('Wang|王,Li|李,Zhang|张,Liu|刘,Chen|陈,Ouyang|欧阳,Zhao|赵'),
    familyFirst: true,
    cities: [
      ['上海', '200000'],
      ['北京', '100000'],
    ],
    streets: list('人民路,中山路,解放大道'),
    phone: fictionalAmerican,
    share: 3,
  },
  {
    locale: 'ar-EG',
    country: 'Egypt',
    zone: 'Africa/Cairo',
    given: {
      female: list('Fatima|فاطمة,Maryam|مريم,Nour|نور,Layla|ليلى'),
      male: list('Mohamed|محمد,Ahmed|أحمد,Youssef|يوسف,Omar|عمر'),
    },
    family: list('Hassan|حسن,El-Sayed|السيد,Mansour|منصور,Abdelrahman|عبد الرحمن,Khalil|خليل'),
    cities: [
      ['القاهرة', '11511'],
      ['الإسكندرية', '21500'],
    ],
    streets: list('شارع النيل,شارع التحرير'),
    phone: fictionalAmerican,
    share: 3,
  },
  {
    locale: 'el-GR',
    country: 'Greece',
    zone: 'Europe/Athens',
    given: {
      female: list('Eleni|Ελένη,Maria|Μαρία,Katerina|Κατερίνα,Sofia|Σοφία'),
      male: list('Giorgos|Γιώργος,Nikos|Νίκος,Dimitris|Δημήτρης,Kostas|Κώστας'),
    },
    family: list('Papadopoulos|Παπαδόπουλος,Georgiou|Γεωργίου,Nikolaidis|Νικολαΐδης,Makris|Μακρής'),
    cities: [
      ['Αθήνα', '10431'],
      ['Θεσσαλονίκη', '54621'],
    ],
    streets: list('Οδός Ερμού,Λεωφόρος Αλεξάνδρας'),
    phone: fictionalAmerican,
    share: 3,
  },
]

function list(names: string): readonly string[] {
  return names.split(',')
}
