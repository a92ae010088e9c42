package article

import "strings"

// countryOf returns the code of the country that the last part of a dateline's place names, or that its only part, a city, stands in.
func countryOf(parts []string) string {
	last := placeKey(parts[len(parts)-1])
	if code := countries[last]; code != "" {
		return code
	}
	if last == "georgia" && cities[placeKey(parts[0])] == "GE" {
		return "GE"
	}
	if len(parts) > 1 {
		if code := states[last]; code != "" {
			return code
		}
	}
	first := placeKey(parts[0])
	if i := strings.IndexByte(first, '/'); i > 0 {
		first = first[:i]
	}
	return cities[first]
}

// placeKey is the lower-case name without points.
func placeKey(s string) string {
	return strings.TrimPrefix(strings.ReplaceAll(strings.ToLower(strings.TrimSpace(s)), ".", ""), "the ")
}

// table reads "CODE name, name; CODE name…" into name -> code.
func table(s string) map[string]string {
	m := map[string]string{}
	for _, entry := range strings.Split(s, ";") {
		code, names, _ := strings.Cut(strings.Join(strings.Fields(entry), " "), " ")
		for _, n := range strings.Split(names, ",") {
			m[strings.TrimSpace(n)] = code
		}
	}
	return m
}

// countries maps names of countries and territories, as datelines write them, to ISO 3166 alpha-2 codes.
var countries = table(`AF afghanistan; AL albania; DZ algeria; AD andorra; AO angola; AG antigua and barbuda; AR argentina; AM armenia;
	AU australia; AT austria; AZ azerbaijan; BS bahamas; BH bahrain; BD bangladesh; BB barbados; BY belarus; BE belgium; BZ belize; BJ benin;
	BM bermuda; BT bhutan; BO bolivia; BA bosnia, bosnia-herzegovina, bosnia and herzegovina; BW botswana; BR brazil; BN brunei; BG bulgaria;
	BF burkina faso; BI burundi; KH cambodia; CM cameroon; CA canada; CV cape verde; KY cayman islands; CF central african republic; TD chad;
	CL chile; CN china; CO colombia; KM comoros; CG republic of congo, congo republic; CD congo, dr congo, democratic republic of congo,
	democratic republic of the congo; CR costa rica; CI ivory coast, côte d'ivoire; HR croatia; CU cuba; CY cyprus; CZ czech republic, czechia;
	DK denmark; DJ djibouti; DM dominica; DO dominican republic; TL east timor, timor-leste; EC ecuador; EG egypt; SV el salvador;
	GQ equatorial guinea; ER eritrea; EE estonia; SZ eswatini, swaziland; ET ethiopia; FJ fiji; FI finland; FR france; GA gabon; GM gambia;
	DE germany, west germany; GH ghana; GI gibraltar; GR greece; GL greenland; GD grenada; GT guatemala; GN guinea; GW guinea-bissau;
	GY guyana; HT haiti; HN honduras; HK hong kong; HU hungary; IS iceland; IN india; ID indonesia; IR iran; IQ iraq; IE ireland; IL israel;
	IT italy; JM jamaica; JP japan; JO jordan; KZ kazakhstan; KE kenya; XK kosovo; KW kuwait; KG kyrgyzstan; LA laos; LV latvia; LB lebanon;
	LS lesotho; LR liberia; LY libya; LI liechtenstein; LT lithuania; LU luxembourg; MO macau; MG madagascar; MW malawi; MY malaysia;
	MV maldives; ML mali; MT malta; MR mauritania; MU mauritius; MX mexico; MD moldova; MC monaco; MN mongolia; ME montenegro; MA morocco;
	MZ mozambique; MM myanmar, burma; NA namibia; NP nepal; NL netherlands, holland; NZ new zealand; NI nicaragua; NE niger; NG nigeria;
	KP north korea; MK north macedonia, macedonia; NO norway; OM oman; PK pakistan; PS west bank, gaza strip, palestinian territories;
	PA panama; PG papua new guinea; PY paraguay; PE peru; PH philippines; PL poland; PT portugal; PR puerto rico; QA qatar; RO romania;
	RU russia; RW rwanda; WS samoa; SA saudi arabia; SN senegal; RS serbia; SC seychelles; SL sierra leone; SG singapore; SK slovakia;
	SI slovenia; SB solomon islands; SO somalia; ZA south africa; KR south korea, korea; SS south sudan; ES spain; LK sri lanka; SD sudan;
	SR suriname; SE sweden; CH switzerland; SY syria; TW taiwan; TJ tajikistan; TZ tanzania; TH thailand; TG togo; TO tonga;
	TT trinidad and tobago, trinidad; TN tunisia; TR turkey, türkiye; TM turkmenistan; UG uganda; UA ukraine; AE united arab emirates, uae;
	GB united kingdom, uk, england, scotland, wales, northern ireland, great britain; US united states, us, usa; UY uruguay; UZ uzbekistan;
	VU vanuatu; VA vatican city; VE venezuela; VN vietnam; YE yemen; ZM zambia; ZW zimbabwe`)

// states maps states and provinces that follow a city in datelines, full and abbreviated the newspaper way and the postal way.
var states = table(`US alabama, ala, al, alaska, arizona, ariz, az, arkansas, ark, ar, california, calif, ca, colorado, colo, co, connecticut, conn, ct,
	delaware, del, de, florida, fla, fl, georgia, ga, hawaii, idaho, id, illinois, ill, il, indiana, ind, in, iowa, ia, kansas, kan, kans, ks, kentucky,
	ky, louisiana, la, maine, maryland, md, massachusetts, mass, ma, michigan, mich, mi, minnesota, minn, mn, mississippi, miss, ms, missouri,
	mo, montana, mont, mt, nebraska, neb, nevada, nev, nv, new hampshire, nh, new jersey, nj, new mexico, nm, new york, ny, north carolina,
	nc, north dakota, nd, ohio, oh, oklahoma, okla, ok, oregon, ore, or, pennsylvania, pa, penn, rhode island, ri, south carolina, sc,
	south dakota, sd, tennessee, tenn, tn, texas, tex, tx, utah, vermont, vt, virginia, va, washington, wash, wa, west virginia, w va, wva, wv,
	wisconsin, wis, wi, wyoming, wyo, dc; CA ontario, ont, quebec, que, british columbia, alberta, manitoba, saskatchewan, nova scotia,
	new brunswick; AU new south wales, queensland, victoria, tasmania`)

// cities maps cities that datelines print without a country.
var cities = table(`AF kabul; AR buenos aires; AT vienna; AU sydney, melbourne, canberra, brisbane, perth; BE brussels; BD dhaka; BG sofia; BR brasilia,
	são paulo, sao paulo, rio de janeiro; CA toronto, montreal, ottawa, vancouver; CL santiago; CN beijing, shanghai; CO bogotá, bogota; CU havana;
	CZ prague; DE berlin, frankfurt, munich; DK copenhagen; DZ algiers; EG cairo; ES madrid, barcelona; ET addis ababa; FI helsinki; FR paris,
	marseille, lyon, strasbourg; GB london, edinburgh, glasgow, belfast, cardiff, manchester, birmingham, liverpool; GR athens; HK hong kong;
	HU budapest; ID jakarta; IE dublin; IL jerusalem, tel aviv; IN new delhi, mumbai, delhi, kolkata, chennai, bengaluru, hyderabad, srinagar;
	IQ baghdad; IR tehran; IT rome, milan; JO amman; JP tokyo, osaka; KE nairobi; KP pyongyang; KR seoul; LB beirut; LK colombo; LY tripoli;
	MM yangon; MX mexico city; MY kuala lumpur; NG abuja, lagos; NL amsterdam, the hague, hague; NO oslo; NP kathmandu; PE lima; PH manila;
	PK islamabad, karachi, lahore, peshawar, quetta; PL warsaw; PS gaza, gaza city, ramallah; PT lisbon; QA doha; RO bucharest; RS belgrade;
	RU moscow, st petersburg; SA riyadh; SD khartoum; SE stockholm; SG singapore; SO mogadishu; SY damascus, aleppo; TH bangkok; TN tunis;
	TR ankara, istanbul; TW taipei; UA kyiv, kiev; US washington, new york, los angeles, chicago, boston, houston, dallas, miami, atlanta,
	philadelphia, seattle, san francisco, detroit, denver, baltimore, las vegas, new orleans, phoenix, san diego, minneapolis, st louis,
	cleveland, cincinnati, pittsburgh, milwaukee, indianapolis, salt lake city, honolulu, san antonio, oklahoma city;
	VA vatican city; VE caracas; VN hanoi; YE sanaa, aden; ZA johannesburg, cape town, pretoria; CH geneva, zurich, bern; EC quito; HT port-au-prince;
	GE tbilisi, batumi; GT guatemala city; UY montevideo; BO la paz; ZW harare; TZ dar es salaam; UG kampala; GH accra; SN dakar; MA rabat; CD kinshasa;
	KW kuwait city; AE dubai, abu dhabi`)
