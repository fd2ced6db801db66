"""The names of the months, long and short, in the languages of the CLDR that buyers may write.

"_" stands for a blank. A name of two months, as "listopad" is in Croatian and in Polish, has "
"both.
"""

MONTH_ROWS = (
    """
january jan enero ene janvier janv januar janeiro января янв январь ocak oca gennaio gen januari
stycznia sty styczen січня січ січень ianuarie ian ιανουαριου ιαν ιανουαριοσ ledna leden januara
tammikuuta tammi tammikuu януари яну sijecnja sij sijecanj јануар јан sausio saus sausis janvaris
jaanuar jaan gener xaneiro xan urtarrila urt يناير كانون_الثاني جانفي ژانویه ינואר ינו׳ जनवरी जन॰
জানুয়ারি জানু جنوری ஜனவரி ஜன జనవరి జన जानेवारी जाने જાન્યુઆરી જાન્યુ มกราคม ม.ค 一月 yanvar yan
იანვარი იან հունվարի հնվ հունվար қаңтар қаң јануари janar januarie មករា ဇန်နဝါရီ ဇန် දුරුතු ಜನವರಿ
ಜನ ജനുവരി ജനു ਜਨਵਰੀ ਜਨ студзеня сту студзень janner
""",
    """
february feb febrero fevrier fevr februar fevereiro fev февраля февр февраль subat sub febbraio
februari lutego lut luty лютого лют лютии februarie φεβρουαριου φεβ φεβρουαριοσ unora unor
februara febr helmikuuta helmi helmikuu февруари фев veljace velj veljaca фебруар феб vasario vas
vasaris februaris veebruar veebr febrer febreiro otsaila ots فبراير شباط فيفري فوریه פברואר פבר׳
फ़रवरी फ़र॰ ফেব্রুয়ারি ফেব فروری பிப்ரவரி பிப் ఫిబ్రవరి ఫిబ్ర फेब्रुवारी फेब्रु ફેબ્રુઆરી ફેબ્રુ
กุมภาพันธ์ ก.พ pebrero peb 二月 fevral თებერვალი თებ փետրվարի փտվ փետրվար ақпан ақп shkurt shk
កុម្ភៈ ဖေဖော်ဝါရီ ဖေ फेब्रुअरी නවම් ಫೆಬ್ರವರಿ ಫೆಬ್ರ ഫെബ്രുവരി ഫെബ്രു ਫ਼ਰਵਰੀ ਫ਼ਰ лютага люты
""",
    """
march mar marzo mars marz marco марта мар март mart maart mrt marca marzec березня бер березень
martie μαρτιου μαρ μαρτιοσ brezna bre brezen marec marcius marc marts maaliskuuta maalis maaliskuu
ozujka ozu ozujak kovo kov kovas martxoa مارس آذار מרץ मार्च মার্চ مارچ மார்ச் மார் మార్చి માર્ચ
มีนาคม มี.ค maret mac marso 三月 machi მარტი მარ մարտի մրտ մարտ наурыз нау មីនា မတ် මැදින් ಮಾರ್ಚ್
മാർച്ച് മാർ ਮਾਰਚ сакавіка сак сакавік mrz mer
""",
    """
april apr abril abr avril avr апреля апр апрель nisan nis aprile kwietnia kwi kwiecien квітня квіт
квітень aprilie απριλιου απρ απριλιοσ dubna dub duben aprila aprilis huhtikuuta huhti huhtikuu
април travnja tra travanj balandzio bal balandis aprill apirila api أبريل نيسان أفريل آوریل אפריל
אפר׳ अप्रैल এপ্রিল এপ্রি اپریل ஏப்ரல் ஏப் ఏప్రిల్ ఏప్రి एप्रिल एप्रि એપ્રિલ เมษายน เม.ย 四月
aprili
aprel აპრილი აპრ ապրիլի ապր ապրիլ сәуір сәу prill pri មេសា ဧပြီ ဧ अप्रिल බක් ಏಪ್ರಿಲ್ ಏಪ್ರಿ ഏപ്രിൽ
ഏപ്രി ਅਪ੍ਰੈਲ ਅਪ੍ਰੈ красавіка кра красавік
""",
    """
may mayo mai maio мая маи mayis maggio mag mei maja maj травня трав травень μαιου μαι μαιοσ kvetna
kve kveten majus toukokuuta touko toukokuu svibnja svi svibanj мај geguzes geg geguze maijs maig
maiatza مايو ماي أيار مه מאי मई মে مئی மே మే मे મે พฤษภาคม พ.ค 五月 მაისი მაი մայիսի մյս մայիս
мамыр
мам ឧសភា မေ වෙසක් ಮೇ മേയ് ਮਈ majo
""",
    """
june jun junio juin juni junho июня июн июнь haziran haz giugno giu czerwca cze czerwiec червня
черв червень iunie iun ιουνιου ιουν ιουνιοσ cervna cvn cerven juna junius kesakuuta kesa kesakuu
юни lipnja lip lipanj јун junij birzelio birz birzelis junijs juuni juny xuno ekaina eka يونيو
حزيران جوان ژوئن יוני जून জুন جون ஜூன் జూన్ જૂન มิถุนายน มิ.ย hunyo hun 六月 iyun iyn ივნისი ივნ
հունիսի հնս հունիս маусым мау јуни qershor qer junie មិថុនា ဇွန် जुन පොසොන් ಜೂನ್ ജൂൺ ਜੂਨ чэрвеня
чэр чэрвень
""",
    """
july jul julio juillet juil juli julho июля июл июль juill temmuz tem luglio lug lipca lip
lipiec липня
лип липень iulie iul ιουλιου ιουλ ιουλιοσ cervence cvc cervenec jula julius heinakuuta heina
heinakuu юли srpnja srp srpanj јул julij liepos liep liepa julijs juuli juliol xullo xul uztaila
uzt يوليو يوليوز تموز جويلية ژوئیه יולי जुलाई जुल॰ জুলাই জুল جولائی ஜூலை జులై जुलै જુલાઈ กรกฎาคม
ก.ค julai hulyo hul 七月 iyul iyl ივლისი ივლ հուլիսի հլս հուլիս шілде шіл јули korrik korr julie
កក្កដា ဇူလိုင် ဇူ ඇසළ ಜುಲೈ ജൂലൈ ਜੁਲਾਈ ਜੁਲਾ ліпеня ліп ліпень
""",
    """
august aug agosto ago aout августа авг август agustos agu augustus sierpnia sie sierpien серпня
серп серпень αυγουστου αυγ αυγουστοσ srpna srp srpen augusta augusztus augusti elokuuta elo elokuu
kolovoza kol kolovoz avgust avg rugpjucio rugp rugpjutis augusts agost ag abuztua abu أغسطس غشت آب
أوت اوت אוגוסט אוג׳ अगस्त अग॰ আগস্ট আগ اگست ஆகஸ்ட் ஆக ఆగస్టు ఆగ ऑगस्ट ऑग ઑગસ્ટ สิงหาคม ส.ค agustus
ogos ogo 八月 agosti avqust avq აგვისტო აგვ օգոստոսի օգս օգոստոս тамыз там gusht gush agust សីហា
ဩဂုတ် ဩ अगस्ट නිකිණි ಆಗಸ್ಟ್ ಆಗ ഓഗസ്റ്റ് ഓഗ ਅਗਸਤ ਅਗ жніуня жні жнівень ags agt agus
""",
    """
september sep septiembre sept septembre setembro set сентября сент сентябрь eylul eyl settembre
wrzesnia wrz wrzesien вересня вер вересень septembrie σεπτεμβριου σεπ σεπτεμβριοσ zari zar
septembra szeptember szept syyskuuta syys syyskuu септември сеп rujna ruj rujan септембар
septembar rugsejo rugs rugsejis septembris setembre iraila ira سبتمبر شتنبر أيلول سپتامبر ספטמבר
ספט׳ सितंबर सित॰ সেপ্টেম্বর সেপ সেপ্ট ستمبر செப்டம்பர் செப் సెప్టెంబర్ సెప్టెం सप्टेंबर सप्टें
સપ્ટેમ્બર સપ્ટે กันยายน ก.ย setyembre 九月 septemba sentyabr sen სექტემბერი სექ սեպտեմբերի սեպ
սեպտեմբեր қыркүиек қыр sentabr shtator sht កញ្ញា စက်တင်ဘာ စက် सेप्टेम्बर බිනර ಸೆಪ್ಟೆಂಬರ್ ಸೆಪ್ಟೆಂ
സെപ്റ്റംബർ സെപ്റ്റം ਸਤੰਬਰ ਸਤੰ верасня верасень setiembre сен
""",
    """
october oct octubre octobre oktober okt outubro out октября окт октябрь ekim eki ottobre ott
pazdziernika paz pazdziernik жовтня жовт жовтень octombrie οκτωβριου οκτ οκτωβριοσ rijna rij rijen
oktobra lokakuuta loka lokakuu октомври listopada lis listopad октобар oktobar spalio spal spalis
oktobris oktoober urria urr أكتوبر تشرين_الأول اکتبر אוקטובר אוק׳ अक्टूबर अक्टू॰ অক্টোবর অক্টো
اکتوبر அக்டோபர் அக் అక్టోబర్ అక్టో ऑक्टोबर ऑक्टो ઑક્ટોબર ઑક્ટો ตุลาคม ต.ค oktubre 十月 oktoba
oktyabr ოქტომბერი ოქტ հոկտեմբերի հոկ հոկտեմբեր қазан қаз oktabr tetor tet តុលា အောက်တိုဘာ အောက်
अक्टोबर වප් ಅಕ್ಟೋಬರ್ ಅಕ್ಟೋ ഒക്‌ടോബർ ഒക്ടോ ਅਕਤੂਬਰ ਅਕਤੂ кастрычніка кас кастрычнік
""",
    """
november nov noviembre novembre novembro ноября нояб ноябрь kasim kas listopada lis listopad
листопада лист листопад noiembrie νοεμβριου νοε νοεμβριοσ listopadu novembra marraskuuta marras
marraskuu ноември ное studenoga stu studeni новембар нов novembar lapkricio lapkr lapkritis
novembris azaroa aza نوفمبر نونبر تشرين_الثاني نوامبر נובמבר נוב׳ नवंबर नव॰ নভেম্বর নভে نومبر
நவம்பர் நவ నవంబర్ నవం नोव्हेंबर नोव्हें નવેમ્બર નવે พฤศจิกายน พ.ย nobyembre nob 十一月 novemba
noyabr
noy ნოემბერი ნოე նոյեմբերի նոյ նոյեմբեր қараша қар nentor nen វិច្ឆិកា နိုဝင်ဘာ နို नोभेम्बर ඉල්
ನವೆಂಬರ್ ನವೆಂ നവംബർ നവം ਨਵੰਬਰ ਨਵੰ лістапада ліс лістапад ноя nop
""",
    """
december dec pro diciembre dic decembre dezember dez dezembro декабря дек декабрь aralik ara
dicembre
grudnia gru grudzien грудня груд грудень decembrie δεκεμβριου δεκ δεκεμβριοσ prosince prosinec
decembra desember des joulukuuta joulu joulukuu декември prosinca prosinac децембар дец decembar
gruodzio gruod gruodis decembris detsember dets desembre decembro abendua abe ديسمبر دجنبر
كانون_الأول دسامبر דצמבר דצמ׳ दिसंबर दिस॰ ডিসেম্বর ডিসে دسمبر டிசம்பர் டிச డిసెంబర్ డిసెం डिसेंबर
डिसें ડિસેમ્બર ડિસે ธันวาคม ธ.ค disember dis disyembre 十二月 desemba dekabr dek დეკემბერი დეკ
դեկտեմբերի դեկ դեկտեմբեր желтоқсан жел dhjetor dhj ធ្នូ ဒီဇင်ဘာ ဒီ डिसेम्बर උඳුවප් ಡಿಸೆಂಬರ್ ಡಿಸೆಂ
ഡിസംബർ ഡിസം ਦਸੰਬਰ ਦਸੰ снежня сне снежань
""",
)
"""January to December."""
