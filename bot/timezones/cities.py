"""Large cities, states and provinces that no table of zones names, with the zones they can mean."""

from collections.abc import Mapping

_PLACES: tuple[tuple[str, str], ...] = (
    (
        "America/New_York",
        "nyc, new york city, boston, miami, philadelphia, atlanta, washington dc, orlando, tampa, "
        "charlotte, cleveland, columbus, pittsburgh, baltimore, brooklyn, new jersey, newark, "
        "massachusetts, pennsylvania, ohio, virginia, north carolina, south carolina, maryland, "
        "connecticut, maine, vermont, new hampshire, rhode island, delaware, west virginia, "
        "jacksonville, raleigh, cincinnati",
    ),
    (
        "America/Chicago",
        "houston, dallas, austin, san antonio, minneapolis, new orleans, milwaukee, kansas city, "
        "st louis, memphis, nashville, illinois, wisconsin, minnesota, iowa, missouri, arkansas, "
        "louisiana, oklahoma, mississippi, alabama, fort worth, omaha",
    ),
    ("America/Denver", "colorado, utah, wyoming, montana, new mexico, salt lake city, albuquerque"),
    ("America/Phoenix", "arizona, tucson"),
    (
        "America/Los_Angeles",
        "los angeles, san francisco, seattle, san diego, las vegas, sacramento, california, "
        "washington state, nevada, portland, oakland",
    ),
    ("America/New_York America/Chicago", "florida, indiana, kentucky, tennessee, michigan"),
    ("America/Chicago America/Denver", "texas, kansas, nebraska, north dakota, south dakota"),
    ("America/Los_Angeles America/Denver America/Boise", "oregon, idaho"),
    ("Pacific/Honolulu", "hawaii"),
    ("America/Anchorage", "alaska"),
    ("America/Toronto", "ottawa, montreal, quebec, hamilton ontario, mississauga"),
    ("America/Toronto America/Winnipeg", "ontario"),
    ("America/Vancouver", "british columbia, bc canada"),
    ("America/Edmonton", "calgary, alberta"),
    ("America/Regina", "saskatchewan"),
    ("America/Winnipeg", "manitoba"),
    ("America/Halifax", "nova scotia, new brunswick"),
    ("America/Mexico_City", "guadalajara, puebla, cdmx"),
    ("America/Sao_Paulo", "rio de janeiro, rio, brasilia, belo horizonte, curitiba, porto alegre"),
    ("America/Bogota", "medellin, cali"),
    ("America/Guayaquil", "quito"),
    (
        "Europe/London",
        "manchester, liverpool, leeds, glasgow, edinburgh, cardiff, bristol, sheffield, "
        "nottingham, belfast, newcastle",
    ),
    (
        "Europe/Berlin",
        "munich, munchen, hamburg, frankfurt, cologne, koln, stuttgart, dusseldorf, leipzig, "
        "dresden, hannover, nuremberg, nurnberg, bremen",
    ),
    ("Europe/Paris", "lyon, marseille, toulouse, nice, bordeaux, lille, nantes, strasbourg"),
    ("Europe/Madrid", "barcelona, sevilla, seville, malaga, bilbao, zaragoza"),
    ("Europe/Rome", "milan, milano, naples, napoli, turin, torino, florence, firenze, bologna"),
    ("Europe/Amsterdam", "rotterdam, the hague, den haag, utrecht, eindhoven"),
    ("Europe/Brussels", "antwerp, antwerpen, gent, ghent"),
    ("Europe/Zurich", "geneva, geneve, basel, bern"),
    ("Europe/Vienna", "graz, salzburg, linz"),
    ("Europe/Warsaw", "krakow, gdansk, wroclaw, poznan, lodz"),
    ("Europe/Prague", "brno, ostrava"),
    ("Europe/Lisbon", "porto"),
    ("Europe/Istanbul", "ankara, izmir, bursa, antalya"),
    ("Europe/Kyiv", "odesa, odessa ukraine, lviv, kharkiv, dnipro"),
    ("Europe/Bucharest", "cluj, timisoara, iasi"),
    ("Europe/Athens", "thessaloniki"),
    ("Europe/Stockholm", "gothenburg, goteborg, malmo"),
    ("Europe/Copenhagen", "aarhus"),
    ("Europe/Oslo", "bergen"),
    ("Europe/Dublin", "cork, galway"),
    ("Europe/Belgrade", "kosovo, pristina, kosova"),
    ("Africa/Cairo", "alexandria egypt, giza"),
    ("Africa/Johannesburg", "cape town, durban, pretoria"),
    ("Africa/Lagos", "abuja, kano, port harcourt, ibadan"),
    ("Africa/Nairobi", "mombasa"),
    ("Africa/Accra", "kumasi"),
    ("Africa/Casablanca", "rabat, marrakech, marrakesh, tangier, fes"),
    ("Asia/Riyadh", "jeddah, mecca, medina, dammam"),
    ("Asia/Dubai", "abu dhabi, sharjah, ajman"),
    ("Asia/Jerusalem", "haifa"),
    (
        "Asia/Kolkata",
        "mumbai, bombay, delhi, new delhi, bangalore, bengaluru, chennai, madras, pune, "
        "ahmedabad, surat, jaipur, kolkata, lucknow, kochi, मुंबई, दिल्ली",
    ),
    ("Asia/Karachi", "lahore, islamabad, faisalabad, rawalpindi, sialkot"),
    ("Asia/Dhaka", "chittagong, chattogram"),
    (
        "Asia/Shanghai",
        "beijing, peking, guangzhou, shenzhen, yiwu, hangzhou, ningbo, chengdu, wuhan, tianjin, "
        "dongguan, suzhou, xiamen, qingdao, foshan, 北京, 广州, 深圳, 杭州, 成都, 义乌",
    ),
    ("Asia/Ho_Chi_Minh", "hanoi, ha noi, da nang, ho chi minh, hcmc"),
    ("Asia/Bangkok", "chiang mai, phuket, pattaya"),
    ("Asia/Jakarta", "surabaya, bandung, medan, semarang"),
    ("Asia/Makassar", "bali, denpasar"),
    ("Asia/Manila", "cebu, quezon city, davao"),
    ("Asia/Kuala_Lumpur", "penang, johor"),
    ("Asia/Tokyo", "osaka, kyoto, nagoya, yokohama, fukuoka, sapporo, 大阪"),
    ("Asia/Seoul", "busan, incheon, 부산"),
    ("Asia/Taipei", "taichung, kaohsiung, 台北"),
    ("Australia/Sydney", "nsw, new south wales, canberra"),
    ("Australia/Melbourne", "victoria australia"),
    ("Australia/Brisbane", "queensland, gold coast"),
    ("Australia/Perth", "western australia"),
    ("Pacific/Auckland", "wellington, christchurch"),
    ("Europe/London America/Chicago", "birmingham"),
    ("Asia/Tbilisi America/New_York", "georgia"),
    ("America/Los_Angeles America/Costa_Rica", "san jose"),
    ("Asia/Kolkata Asia/Karachi", "hyderabad"),
    ("Europe/Moscow America/New_York", "st petersburg, saint petersburg"),
    ("America/Los_Angeles Asia/Vientiane", "la"),
    ("Europe/Madrid America/Caracas", "valencia"),
    ("Africa/Cairo America/New_York", "alexandria"),
    ("America/New_York America/Los_Angeles", "washington"),
)

CITIES: Mapping[str, tuple[str, ...]] = {
    name: tuple(zones.split()) for zones, names in _PLACES for name in names.split(", ")
}
"""Name in lower case without accents -> its zones; several are a question."""
