"""The names of the weekdays in the languages of the CLDR that buyers may write; "_" is a blank."""

WEEKDAY_ROWS = (
    """
monday mon lunes lundi montag segunda-feira понедельник pazartesi lunedi maandag poniedziałek
понеділок luni δευτερα pondeli pondelok hetfo mandag maanantaina maanantai понеделник ponedjeljak
понедељак ponedeljak ponedeljek pirmadienis pirmdiena esmaspaev dilluns luns astelehena الاثنين
دوشنبه יום_שני सोमवार সোমবার پیر திங்கள் సోమవారం સોમવાર วันจันทร์ thu_hai senin isnin 月曜日
월요일 星期一
jumatatu bazar_ertəsi ორშაბათი երկուշաբթի дүисенбі dushanba e_hene manudagur ច័ន្ទ ចន្ទ တနင်္လာ
सोमबार සඳුදා ಸೋಮವಾರ തിങ്കളാഴ്‌ച ਸੋਮਵਾਰ панядзелак 周一 礼拜一 segunda_feira понедельника
""",
    """
tuesday tue tues martes mardi dienstag terca-feira вторник sali martedi dinsdag wtorek вівторок
marti τριτη utery utorok kedd tisdag tirsdag tiistaina tiistai utorak уторак torek antradienis
otrdiena teisipaev dimarts asteartea الثلاثاء سه‌شنبه יום_שלישי मंगलवार মঙ্গলবার منگل செவ்வாய்
మంగళవారం मंगळवार મંગળવાર วันอังคาร thu_ba selasa 火曜日 화요일 星期二 jumanne cərsənbə_axsami
სამშაბათი
երեքշաբթի сеисенбі seshanba e_marte þriðjudagur អង្គារ အင်္ဂါ मङ्गलबार අඟහරුවාදා ಮಂಗಳವಾರ ചൊവ്വാഴ്ച
ചൊവ്വാഴ്‌ച ਮੰਗਲਵਾਰ ауторак 周二 礼拜二 terca_feira вторника
""",
    """
wednesday wed miercoles mercredi mittwoch quarta-feira среда carsamba mercoledi woensdag sroda
середа miercuri τεταρτη streda szerda onsdag keskiviikkona keskiviikko сряда srijeda sreda
treciadienis tresdiena kolmapaev dimecres mercores asteazkena الأربعاء چهارشنبه יום_רביעי बुधवार
বুধবার بدھ புதன் బుధవారం બુધવાર วันพุธ thu_tu rabu miyerkules 水曜日 수요일 星期三 jumatano
cərsənbə
ოთხშაბათი չորեքշաբթի сәрсенбі chorshanba e_merkure miðvikudagur ពុធ ဗုဒ္ဓဟူး बुधबार බදාදා ಬುಧವಾರ
ബുധനാഴ്‌ച ਬੁੱਧਵਾਰ серада 周三 礼拜三 quarta_feira среду среды
""",
    """
thursday thu thur thurs jueves jeudi donnerstag quinta-feira четверг persembe giovedi donderdag
czwartek четвер joi πεμπτη ctvrtek stvrtok csutortok torsdag torstaina torstai четвъртък cetvrtak
четвртак cetrtek ketvirtadienis ceturtdiena neljapaev dijous xoves osteguna الخميس پنجشنبه
יום_חמישי गुरुवार বৃহস্পতিবার جمعرات வியாழன் గురువారం ગુરુવાર วันพฤหัสบดี thu_nam kamis khamis
huwebes 木曜日 목요일 星期四 alhamisi cumə_axsami ხუთშაბათი հինգշաբթի беисенбі payshanba
четврток e_enjte
fimmtudagur ព្រហស្បតិ៍ ကြာသပတေး बिहिबार බ්‍රහස්පතින්දා ಗುರುವಾರ വ്യാഴാഴ്‌ച ਵੀਰਵਾਰ чацвер 周四
礼拜四
quinta_feira четверга
""",
    """
friday fri viernes vendredi freitag sexta-feira пятница cuma venerdi vrijdag piatek пʼятниця
vineri παρασκευη patek piatok pentek fredag perjantaina perjantai петък petak петак petek
penktadienis piektdiena reede divendres venres ostirala الجمعة جمعه יום_שישי शुक्रवार শুক্রবার
جمعہ வெள்ளி శుక్రవారం શુક્રવાર วันศุกร์ thu_sau jumat jumaat biyernes 金曜日 금요일 星期五
ijumaa cumə
პარასკევი ուրբաթ жұма juma петок e_premte fostudagur vrydag សុក្រ သောကြာ शुक्रबार සිකුරාදා
ಶುಕ್ರವಾರ വെള്ളിയാഴ്‌ച ਸ਼ੁੱਕਰਵਾਰ пятніца 周五 礼拜五 sexta_feira пятницу пятницы
""",
    """
saturday sat sabado samedi samstag суббота cumartesi sabato zaterdag sobota субота sambata σαββατο
szombat lordag lørdag lauantaina lauantai събота subota sestadienis sestdiena laupaev dissabte
larunbata السبت شنبه יום_שבת शनिवार শনিবার ہفتہ சனி శనివారం શનિવાર วันเสาร์ thu_bay sabtu
土曜日 토요일
星期六 jumamosi sənbə შაბათი շաբաթ сенбі shanba сабота e_shtune laugardagur saterdag សៅរ៍ စနေ
शनिबार
සෙනසුරාදා ಶನಿವಾರ ശനിയാഴ്‌ച ਸ਼ਨੀਵਾਰ 周六 礼拜六 sonnabend субботу субботы
""",
    """
sunday sun domingo dimanche sonntag воскресенье pazar domenica zondag niedziela неділя duminica
κυριακη nedele nedela vasarnap sondag søndag sunnuntaina sunnuntai неделя nedjelja недеља nedelja
sekmadienis svetdiena puhapaev diumenge igandea الأحد یکشنبه יום_ראשון रविवार রবিবার اتوار ஞாயிறு
ఆదివారం રવિવાર วันอาทิตย์ chu_nhat minggu ahad linggo 日曜日 일요일 星期日 jumapili bazar
კვირა կիրակի
жексенбі yakshanba недела e_diel sunnudagur អាទិត្យ တနင်္ဂနွေ आइतबार ඉරිදා ಭಾನುವಾರ ഞായറാഴ്‌ച ਐਤਵਾਰ
нядзеля 周日 星期天 周天 礼拜天 礼拜日 воскресенья
""",
)
"""Monday to Sunday; the short names in English only, for others mean other things too."""
