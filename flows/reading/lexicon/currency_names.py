"""The names of currencies as the CLDR has them: all in English, the usual ones in more languages.

After each code stand its names, parted by "; ".
"""

CURRENCY_NAMES = """
AED uae dirham; uae dirhams; dirham de los emiratos arabes unidos; dirhams de los emiratos arabes
  unidos; dirham des emirats arabes unis; dirhams des emirats arabes unis; vae-dirham; dirham dos
  eau; dirhams dos eau; дирхам оаэ; дирхама оаэ; дирхамов оаэ; bae dirhemi; dirham degli eau;
  dirham zea; dirhamy zea; dirhamow zea; درهم إماراتي; 阿联酋迪拉姆; uae ディルハム;
  아랍에미리트 디르함; dirham uni
  emirat arab
AFN afghan afghani; afghan afghanis
ALL albanian lek; albanian leke
AMD armenian dram; armenian drams
AOA angolan kwanza; angolan kwanzas
ARS argentine peso; argentine pesos
AUD australian dollar; australian dollars; dolar australiano; dolares australianos; dollar
  australien; dollars australiens; australischer dollar; australische dollar; австралиискии
  доллар; австралииских доллара; австралииских долларов; avustralya dolari; dollaro australiano;
  dollari australiani; dolar australijski; dolary australijskie; dolarow australijskich; دولار
  أسترالي; 澳大利亚元; オーストラリア ドル; 호주 달러; dolar australia
AWG aruban florin
AZN azerbaijani manat; azerbaijani manats
BAM bosnia-herzegovina convertible mark; bosnia-herzegovina convertible marks
BBD barbadian dollar; barbadian dollars
BDT bangladeshi taka; bangladeshi takas
BGN bulgarian lev; bulgarian leva
BHD bahraini dinar; bahraini dinars
BIF burundian franc; burundian francs
BMD bermudan dollar; bermudan dollars
BND brunei dollar; brunei dollars
BOB bolivian boliviano; bolivian bolivianos
BRL brazilian real; brazilian reals; real brasileno; reales brasilenos; real bresilien; reals
  bresiliens; brasilianischer real; brasilianische real; real brasileiro; reais brasileiros;
  бразильскии реал; бразильских реала; бразильских реалов; brezilya reali; real brasiliano; real
  brasiliani; braziliaanse real; real brazylijski; reale brazylijskie; reali brazylijskich; ريال
  برازيلي; 巴西雷亚尔; ブラジル レアル; 브라질 레알; real brasil
BSD bahamian dollar; bahamian dollars
BTN bhutanese ngultrum; bhutanese ngultrums
BWP botswanan pula; botswanan pulas
BYN belarusian ruble; belarusian rubles
BZD belize dollar; belize dollars
CAD canadian dollar; canadian dollars; dolar canadiense; dolares canadienses; dollar canadien;
  dollars canadiens; kanadischer dollar; kanadische dollar; dolar canadense; dolares canadenses;
  канадскии доллар; канадских доллара; канадских долларов; kanada dolari; dollaro canadese;
  dollari canadesi; canadese dollar; dolar kanadyjski; dolary kanadyjskie; dolarow kanadyjskich;
  دولار كندي; 加拿大元; カナダ ドル; 캐나다 달러; dolar kanada
CDF congolese franc; congolese francs
CHF swiss franc; swiss francs; franco suizo; francos suizos; franc suisse; francs suisses;
  schweizer franken; franco suico; francos suicos; швеицарскии франк; швеицарских франка;
  швеицарских франков; isvicre frangi; franco svizzero; franchi svizzeri; zwitserse frank; frank
  szwajcarski; franki szwajcarskie; frankow szwajcarskich; فرنك سويسري; 瑞士法郎; スイス
  フラン; 스위스 프랑;
  franc swiss
CLP chilean peso; chilean pesos
CNY chinese yuan; yuan renminbi; yuanes renminbi; yuan renminbi chinois; yuans renminbi chinois;
  chinesischer yuan; renminbi yuan; yuan chines; yuans chineses; китаискии юань; китаиских юаня;
  китаиских юанеи; cin yuani; yuan cinese; yuan cinesi; juan chinski; juany chinskie; juanow
  chinskich; يوان صيني; 中国人民元; 중국 위안화; yuan tiongkok
COP colombian peso; colombian pesos
CRC costa rican colon; costa rican colons
CUP cuban peso; cuban pesos
CVE cape verdean escudo; cape verdean escudos
CZK czech koruna; czech korunas
DJF djiboutian franc; djiboutian francs
DKK danish krone; danish kroner
DOP dominican peso; dominican pesos
DZD algerian dinar; algerian dinars
EGP egyptian pound; egyptian pounds
ERN eritrean nakfa; eritrean nakfas
ETB ethiopian birr; ethiopian birrs
EUR euros; евро; يورو
FJD fijian dollar; fijian dollars
FKP falkland islands pound; falkland islands pounds
GBP british pound; british pounds; libra esterlina; libras esterlinas; livre sterling; livres
  sterling; britisches pfund; britische pfund; британскии фунт стерлингов; британских фунта
  стерлингов; британских фунтов стерлингов; ingiliz sterlini; sterlina britannica; sterline
  britanniche; britse pond; funt szterling; funty szterlingi; funtow szterlingow; جنيه إسترليني;
  英国ポンド; 영국 파운드; pound inggris
GEL georgian lari; georgian laris
GHS ghanaian cedi; ghanaian cedis
GIP gibraltar pound; gibraltar pounds
GMD gambian dalasi; gambian dalasis
GNF guinean franc; guinean francs
GTQ guatemalan quetzal; guatemalan quetzals
GYD guyanaese dollar; guyanaese dollars
HKD hong kong dollar; hong kong dollars; dolar hongkones; dolares hongkoneses; dollar de hong
  kong; dollars de hong kong; hongkong-dollar; dolar de hong kong; dolares de hong kong;
  гонконгскии доллар; гонконгских доллара; гонконгских долларов; hong kong dolari; dollaro di hong
  kong; dollari di hong kong; hongkongse dollar; dolar hongkonski; dolary hongkonskie; dolarow
  hongkonskich; دولار هونغ كونغ; 香港ドル; 홍콩 달러; dolar hong kong
HNL honduran lempira; honduran lempiras
HTG haitian gourde; haitian gourdes
HUF hungarian forint; hungarian forints
IDR indonesian rupiah; indonesian rupiahs
ILS israeli new shekel; israeli new shekels
INR indian rupee; indian rupees; rupia india; rupias indias; roupie indienne; roupies indiennes;
  indische rupie; indische rupien; rupia indiana; rupias indianas; индииская рупия; индииские
  рупии; индииских рупии; hindistan rupisi; rupie indiane; indiase roepie; rupia indyjska; rupie
  indyjskie; rupii indyjskich; روبية هندي; 印度卢比; インド ルピー; 인도 루피; rupee india
IQD iraqi dinar; iraqi dinars
IRR iranian rial; iranian rials
ISK icelandic krona; icelandic kronur
JMD jamaican dollar; jamaican dollars
JOD jordanian dinar; jordanian dinars
JPY japanese yen; yen japones; yenes japoneses; yen japonais; yens japonais; japanischer yen;
  japanische yen; iene japones; ienes japoneses; японская иена; японские иены; японских иен; japon
  yeni; yen giapponese; yen giapponesi; japanse yen; jen japonski; jeny japonskie; jenow
  japonskich; ين ياباني; 일본 엔화; yen jepang
KES kenyan shilling; kenyan shillings
KGS kyrgyz som; kyrgyz soms
KHR cambodian riel; cambodian riels
KMF comorian franc; comorian francs
KPW north korean won
KRW south korean won
KWD kuwaiti dinar; kuwaiti dinars
KYD cayman islands dollar; cayman islands dollars
KZT kazakhstani tenge; kazakhstani tenges
LAK laotian kip; laotian kips
LBP lebanese pound; lebanese pounds
LKR sri lankan rupee; sri lankan rupees
LRD liberian dollar; liberian dollars
LSL lesotho loti; lesotho lotis
LYD libyan dinar; libyan dinars
MAD moroccan dirham; moroccan dirhams
MDL moldovan leu; moldovan lei
MGA malagasy ariary; malagasy ariaries
MKD macedonian denar; macedonian denari
MMK myanmar kyat; myanmar kyats
MNT mongolian tugrik; mongolian tugriks
MOP macanese pataca; macanese patacas
MRU mauritanian ouguiya; mauritanian ouguiyas
MUR mauritian rupee; mauritian rupees
MVR maldivian rufiyaa; maldivian rufiyaas
MWK malawian kwacha; malawian kwachas
MXN mexican peso; mexican pesos; peso mexicano; pesos mexicanos; peso mexicain; pesos mexicains;
  mexikanischer peso; mexikanische pesos; мексиканскии песо; мексиканских песо; meksika pesosu;
  peso messicano; pesos messicani; mexicaanse peso; peso meksykanskie; pesos meksykanskie; pesos
  meksykanskich; بيزو مكسيكي; 墨西哥比索; メキシコ ペソ; 멕시코 페소; peso meksiko
MYR malaysian ringgit; malaysian ringgits
MZN mozambican metical; mozambican meticals
NAD namibian dollar; namibian dollars
NGN nigerian naira; nigerian nairas
NIO nicaraguan cordoba; nicaraguan cordobas
NOK norwegian krone; norwegian kroner
NPR nepalese rupee; nepalese rupees
NZD new zealand dollar; new zealand dollars
OMR omani rial; omani rials
PAB panamanian balboa; panamanian balboas
PEN peruvian sol; peruvian soles
PGK papua new guinean kina
PHP philippine peso; philippine pesos
PKR pakistani rupee; pakistani rupees
PLN polish zloty; polish zlotys; esloti polaco; eslotis polacos; zloty polonais; zlotys polonais;
  polnischer złoty; polnische złoty; zloty polones; zlotys poloneses; польскии злотыи; польских
  злотых; polonya zlotisi; zloty polacco; zloty polacchi; poolse zloty; złoty polski; złote
  polskie; złotych polskich; زلوتي بولندي; 波兰兹罗提; ポーランド ズウォティ; 폴란드 즈워티;
  zloty polandia
PYG paraguayan guarani; paraguayan guaranis
QAR qatari riyal; qatari riyals
RON romanian leu; romanian lei
RSD serbian dinar; serbian dinars
RUB russian ruble; russian rubles; rublo ruso; rublos rusos; rouble russe; roubles russes;
  russischer rubel; russische rubel; rublo russo; rublos russos; россиискии рубль; россииских
  рубля; россииских рублеи; rus rublesi; rubli russi; russische roebel; rubel rosyjski; ruble
  rosyjskie; rubli rosyjskich; روبل روسي; 俄罗斯卢布; ロシア ルーブル; 러시아 루블; rubel rusia
RWF rwandan franc; rwandan francs
SAR saudi riyal; saudi riyals; rial saudi; riales saudies; riyal saoudien; riyals saoudiens;
  saudi-rial; riyal saudita; riyales sauditas; саудовскии риял; саудовских рияла; саудовских
  риялов; suudi arabistan riyali; riyal sauditi; saoedi-arabische riyal; rial saudyjski; riale
  saudyjskie; riali saudyjskich; ريال سعودي; 沙特里亚尔; サウジ リヤル; 사우디아라비아 리얄;
  riyal arab saudi
SBD solomon islands dollar; solomon islands dollars
SCR seychellois rupee; seychellois rupees
SDG sudanese pound; sudanese pounds
SEK swedish krona; swedish kronor; corona sueca; coronas suecas; couronne suedoise; couronnes
  suedoises; schwedische krone; schwedische kronen; coroa sueca; coroas suecas; шведская крона;
  шведские кроны; шведских крон; isvec kronu; corona svedese; corone svedesi; zweedse kroon;
  zweedse kronen; korona szwedzka; korony szwedzkie; koron szwedzkich; كرونة سويدية; 瑞典克朗;
  スウェーデン
  クローナ; 스웨덴 크로나; krona swedia
SGD singapore dollar; singapore dollars; dolar singapurense; dolares singapurenses; dollar de
  singapour; dollars de singapour; singapur-dollar; dolar singapuriano; dolares singapurianos;
  сингапурскии доллар; сингапурских доллара; сингапурских долларов; singapur dolari; dollaro di
  singapore; dollari di singapore; singaporese dollar; dolar singapurski; dolary singapurskie;
  dolarow singapurskich; دولار سنغافوري; 新加坡元; シンガポール ドル; 싱가포르 달러; dolar
  singapura
SHP st. helena pound; st. helena pounds
SLE sierra leonean leone; sierra leonean leones
SOS somali shilling; somali shillings
SRD surinamese dollar; surinamese dollars
SSP south sudanese pound; south sudanese pounds
STN sao tome & principe dobra; sao tome & principe dobras
SVC salvadoran colon; salvadoran colones
SYP syrian pound; syrian pounds
SZL swazi lilangeni; swazi emalangeni
THB thai baht
TJS tajikistani somoni; tajikistani somonis
TMT turkmenistani manat
TND tunisian dinar; tunisian dinars
TOP tongan paʻanga
TRY turkish lira; lira turca; liras turcas; livre turque; livres turques; turkische lira; турецкая
  лира; турецкие лиры; турецких лир; turk lirasi; lire turche; turkse lira; lira turecka; liry
  tureckie; lir tureckich; ليرة تركية; 土耳其里拉; トルコ リラ; 튀르키예 리라; lira turki
TTD trinidad & tobago dollar; trinidad & tobago dollars
TWD new taiwan dollar; new taiwan dollars
TZS tanzanian shilling; tanzanian shillings
UAH ukrainian hryvnia; ukrainian hryvnias
UGX ugandan shilling; ugandan shillings
USD us dollar; us dollars; dolar estadounidense; dolares estadounidenses; dollar des etats-unis;
  dollars des etats-unis; us-dollar; dolar americano; dolares americanos; доллар сша; доллара сша;
  долларов сша; abd dolari; dollaro statunitense; dollari statunitensi; amerikaanse dollar; dolar
  amerykanski; dolary amerykanskie; dolarow amerykanskich; دولار أمريكي; 미국 달러; dolar amerika
  serikat
UYU uruguayan peso; uruguayan pesos
UZS uzbekistani som
VED bolivar soberano; bolivar soberanos
VES venezuelan bolivar; venezuelan bolivars
VND vietnamese dong
VUV vanuatu vatu; vanuatu vatus
WST samoan tala
XAF central african cfa franc; central african cfa francs
XCD east caribbean dollar; east caribbean dollars
XCG caribbean guilder; caribbean guilders
XOF west african cfa franc; west african cfa francs
XPF cfp franc; cfp francs
YER yemeni rial; yemeni rials
ZAR south african rand; rand sudafricano; rands sudafricanos; rand sud-africain; rands
  sud-africains; sudafrikanischer rand; sudafrikanische rand; rand sul-africano; rands
  sul-africanos; южноафриканскии рэнд; южноафриканских рэнда; южноафриканских рэндов; guney afrika
  randi; rand sudafricani; zuid-afrikaanse rand; rand południowoafrykanski; randy
  południowoafrykanskie; randow południowoafrykanskich; راند جنوب أفريقيا; 南非兰特;
  南アフリカ ランド; 남아프리카
  랜드; rand afrika selatan
ZMW zambian kwacha; zambian kwachas
ZWG zimbabwean gold
"""
