package people

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"crosscheck/facts"
	"crosscheck/facts/text"
)

func newRecogniser(t testing.TB) *Recogniser {
	r, err := New()
	require.NoError(t, err)
	return r
}

func split(title, body string) *text.Doc {
	return text.Split(&facts.Article{Parts: []facts.Part{{Name: "title", Text: title}, {Name: "body", Text: body}}})
}

// titles lists what is found as "person, title, org, status"; current is left out.
func titles(d *text.Doc, r *Result) []string {
	out := []string{}
	for _, t := range r.Titles {
		s := d.Slice(t.Name.First, t.Name.Last) + " / " + t.Office.Title
		if t.Office.Org != "" {
			s += " / " + t.Office.Org
		}
		if t.Office.Status != "current" {
			s += " / " + t.Office.Status
		}
		out = append(out, s)
	}
	return out
}

func TestTitles(t *testing.T) {
	r := newRecogniser(t)
	for _, c := range []struct {
		name, text string
		want       []string
	}{
		{"before the name", "Defence Minister Ana Keller resigned.", []string{"Ana Keller / Defence Minister"}},
		{"demonym", "Greek Foreign Minister Nikos Doukas flew home.", []string{"Nikos Doukas / Foreign Minister / Greek"}},
		{"organisation", "Borealis Bank chief executive Carla Weiss left.", []string{"Carla Weiss / chief executive / Borealis Bank"}},
		{"police", "Dayton police Lt. Omar Reyes said so.", []string{"Omar Reyes / Lt. / Dayton police"}},
		{"police chief", "Dayton Police Chief Omar Reyes said so.", []string{"Omar Reyes / Police Chief / Dayton"}},
		{"county", "Marlow County Sheriff Dale Hobbs said so.", []string{"Dale Hobbs / Sheriff / Marlow County"}},
		{"committee", "House Budget Committee Chairman Paul Orr spoke.", []string{"Paul Orr / Chairman / House Budget Committee"}},
		{"portfolio behind", "Minister of Health and Labour Ana Keller resigned.", []string{"Ana Keller / Minister of Health and Labour"}},
		{"secretary of the interior", "Secretary of the Interior Ruth Holm spoke.", []string{"Ruth Holm / Secretary of the Interior"}},
		{"possessive", "Colombia's interior minister, Hugo Marten, resigned.", []string{"Hugo Marten / interior minister / Colombia"}},
		{"the country's", "The country's interior minister, Hugo Marten, resigned.", []string{"Hugo Marten / interior minister"}},
		{"the group's", "Hugo Marten, the group's president and chief executive, left.", []string{"Hugo Marten / president and chief executive / group"}},
		{"apposition", "Hugo Marten, the UN human rights chief, said so.", []string{"Hugo Marten / human rights chief / UN"}},
		{"apposition with of", "Hugo Marten, mayor of Lugo, said so.", []string{"Hugo Marten / mayor / Lugo"}},
		{"apposition with age", "Hugo Marten, 54, a spokesman for the Marlow Hospital, said so.", []string{"Hugo Marten / spokesman / Marlow Hospital"}},
		{"adjective", "Ruth Holm, the retiring chairwoman of the Senate Trade Committee, spoke.", []string{"Ruth Holm / chairwoman / Senate Trade Committee"}},
		{"complement in the title", "Ruth Holm, head of the rescue unit for the Red Crescent, spoke.", []string{"Ruth Holm / head of the rescue unit / Red Crescent"}},
		{"reversed", "The White House press secretary, Ruth Holm, spoke.", []string{"Ruth Holm / press secretary / White House"}},
		{"reversed before a title", "The chairman of the House Ethics Committee, Representative Paul Orr, spoke.",
			[]string{"Paul Orr / chairman / House Ethics Committee", "Paul Orr / Representative"}},
		{"copula", "Ruth Holm is the governor of Ohio.", []string{"Ruth Holm / governor / Ohio"}},
		{"relative clause", "Ruth Holm, who was named director of the FBI, spoke.", []string{"Ruth Holm / director / FBI"}},
		{"sworn in", "Ruth Holm was sworn in as prime minister on Monday.", []string{"Ruth Holm / prime minister"}},
		{"served", "Ruth Holm served as ambassador to Spain.", []string{"Ruth Holm / ambassador / Spain / former"}},
		{"resigned", "Ruth Holm resigned as finance minister.", []string{"Ruth Holm / finance minister / former"}},
		{"ousted", "Ruth Holm was ousted as prime minister.", []string{"Ruth Holm / prime minister / former"}},
		{"has been", "Ruth Holm, who has been mayor of Lugo since 2010, spoke.", []string{"Ruth Holm / mayor / Lugo"}},
		{"deputy of a sheriff", "Marlow County sheriff's Deputy Dale Hobbs spoke.", []string{"Dale Hobbs / Deputy / Marlow County sheriff / deputy"}},
		{"region in lower case", "A bill by state Rep. Paul Orr failed.", []string{"Paul Orr / state Rep."}},
		{"forces", "Dayton Police Lt. Omar Reyes spoke.", []string{"Omar Reyes / Lt. / Dayton Police"}},
		{"a plural that goes on", "Presidential candidates Ruth Holm spoke.", []string{}},
		{"words that are no person", "A Sheriff Deputy fell. The deputy rose. Envoy Air flew. Captain America won.", []string{}},
		{"no copula", "Ruth Holm is not the governor.", []string{}},
		{"nominated", "The president nominated Ruth Holm as surgeon general.", []string{"Ruth Holm / surgeon general / nominee"}},
		{"nominee for", "Ruth Holm, the nominee for attorney general, spoke.", []string{"Ruth Holm / attorney general / nominee"}},
		{"candidate", "Republican presidential candidate Paul Orr spoke.", []string{"Paul Orr / presidential candidate / Republican / candidate"}},
		{"party tag", "Sen. Paul Orr, R-Ohio, voted. Rep. Ruth Holm (D-Calif.) did not.", []string{"Paul Orr / Sen. / Ohio", "Ruth Holm / Rep. / Calif."}},
		{"party words", "Senator Paul Orr, Republican of Utah and the majority leader, spoke.", []string{"Paul Orr / Senator / Utah", "Paul Orr / majority leader"}},
		{"state and party", "Texas Republican Sen. Paul Orr met Texas GOP chairman Omar Reyes.", []string{"Paul Orr / Sen. / Texas", "Omar Reyes / chairman / Texas GOP"}},
		{"a portfolio with an article", "Ruth Holm, the treasury secretary, spoke.", []string{"Ruth Holm / treasury secretary"}},
		{"a region in the title", "Ruth Holm, president for Europe at Borealis Bank, spoke.", []string{"Ruth Holm / president for Europe / Borealis Bank"}},
		{"of a state", "Representative Paul Orr of New Jersey spoke.", []string{"Paul Orr / Representative / New Jersey"}},
		{"plural", "Senators Paul Orr of Utah and Ruth Holm of Ohio spoke.", []string{"Paul Orr / Senators / Utah", "Ruth Holm / Senators / Ohio"}},
		{"plural behind", "Paul Orr and Ruth Holm, co-chairs of the Water Caucus, spoke.", []string{"Paul Orr / co-chairs / Water Caucus", "Ruth Holm / co-chairs / Water Caucus"}},
		{"stacked", "Army spokesman Brig. Gen. Omar Reyes spoke.", []string{"Omar Reyes / spokesman / Army", "Omar Reyes / Brig. Gen."}},
		{"former", "Former Mexican President Hugo Marten spoke.", []string{"Hugo Marten / President / Mexican / former"}},
		{"ex", "Costa Rican ex-President Hugo Marten spoke.", []string{"Hugo Marten / President / Costa Rican / former"}},
		{"then", "It hurt then-Majority Leader Paul Orr (R-Va.) most.", []string{"Paul Orr / Majority Leader / Va. / former"}},
		{"then the", "Ruth Holm, then the director of the CIA, spoke.", []string{"Ruth Holm / director / CIA / former"}},
		{"stated end", "Hugo Marten, Mexico's president from 2000 to 2006, spoke.", []string{"Hugo Marten / president / Mexico / former"}},
		{"acting", "Acting Attorney General Ruth Holm spoke.", []string{"Ruth Holm / Attorney General / acting"}},
		{"elect", "Vice President-elect Ruth Holm spoke.", []string{"Ruth Holm / Vice President / elect"}},
		{"deputy", "Deputy Defence Minister Ana Keller spoke.", []string{"Ana Keller / Deputy Defence Minister / deputy"}},
		{"deputy before the organisation", "Ana Keller, the deputy White House press secretary, spoke.", []string{"Ana Keller / deputy press secretary / White House / deputy"}},
		{"vice", "Vice President Ana Keller spoke.", []string{"Ana Keller / Vice President"}},
		{"surname again", "President Hugo Marten spoke. President Marten left.", []string{"Hugo Marten / President", "Marten / President"}},
		{"surname alone", "President Marten left.", []string{"Marten / President"}},
		{"second job", "Ana Keller, a freelance writer and founder of Lugo Media, left.", []string{"Ana Keller / founder / Lugo Media"}},
		{"owner's owner", "David Stone, the president's chief of staff, left.", []string{"David Stone / chief of staff"}},
		{"may", "Prime Minister Carla May left.", []string{"Carla May / Prime Minister"}},
		{"king as a surname", "Rep. Dale King voted. Omar Luther King did not.", []string{"Dale King / Rep."}},
		{"courtesy", "Mr. Paul Orr and Dr. Ruth Holm spoke.", []string{}},
		{"occupations", "The actor Paul Orr, a resident of Lugo, and driver Omar Reyes were there.", []string{}},
		{"lawyer without a client", "Ruth Holm, a lawyer, spoke.", []string{}},
		{"lawyer with one", "Ruth Holm, a lawyer with the Lugo Foundation, spoke.", []string{"Ruth Holm / lawyer / Lugo Foundation"}},
		{"another person's title", "In Lugo with Paul Orr, President Hugo Marten spoke.", []string{"Hugo Marten / President"}},
		{"son", "Paul Orr, the president's son, spoke.", []string{}},
		{"adjectives", "Paul Orr won a major victory in the general election. General Motors grew.", []string{}},
		{"office without a holder", "The president told Congress that the police chief would stay.", []string{}},
		{"sheriff's office", "The Marlow County Sheriff's Office arrested Paul Orr.", []string{}},
		{"time of day", "It began at 3 PM Monday.", []string{}},
	} {
		t.Run(c.name, func(t *testing.T) {
			d := split("", c.text)
			require.Equal(t, c.want, titles(d, r.Find(d)), c.text)
		})
	}
}

func TestOffices(t *testing.T) {
	r := newRecogniser(t)
	office := func(s string) facts.Office {
		found := r.Find(split("", s)).Titles
		require.NotEmpty(t, found, s)
		return found[0].Office
	}
	for _, c := range []struct {
		a, b string
		want facts.Relation
	}{
		{"Colombia's minister of defense, Ana Keller, left.", "Defence Minister Ana Keller left.", facts.Equal},
		{"Colombia's minister of defense, Ana Keller, left.", "Ana Keller, the defence secretary of Colombia, left.", facts.Equal},
		{"Foreign Minister Ana Keller left.", "Defence Minister Ana Keller left.", facts.Disjoint},
		{"Secretary of State Ana Keller left.", "Secretary of Defense Ana Keller left.", facts.Disjoint},
		{"Attorney General Ana Keller left.", "Surgeon General Ana Keller left.", facts.Disjoint},
		{"President Ana Keller left.", "Prime Minister Ana Keller left.", facts.Disjoint},
		{"Vice President Ana Keller left.", "President Ana Keller left.", facts.Disjoint},
		{"House Majority Leader Ana Keller left.", "House Minority Leader Ana Keller left.", facts.Disjoint},
		{"Sen. Ana Keller (R-Ohio) left.", "Gov. Ana Keller (R-Ohio) left.", facts.Disjoint},
		{"Ana Keller, mayor of Lugo, left.", "Ana Keller, deputy mayor of Lugo, left.", facts.Disjoint},
		{"Police Chief Ana Keller left.", "Deputy Police Chief Ana Keller left.", facts.Disjoint},
		{"Ana Keller, chairman of the Water Board, left.", "Ana Keller, vice chairman of the Water Board, left.", facts.Disjoint},
		{"Spanish President Ana Keller left.", "Ana Keller, the president of Peru, left.", facts.Disjoint},
		{"Deputy Prime Minister Ana Keller left.", "Finance Minister Ana Keller left.", facts.Overlaps},
		{"Minister of Health and Labour Ana Keller left.", "Health Minister Ana Keller left.", facts.Refines},
		{"Former President Ana Keller left.", "President Ana Keller left.", facts.Incomparable},
		{"Ana Keller, the UN human rights chief, left.", "United Nations High Commissioner for Human Rights Ana Keller left.", facts.Equal},
		{"Ana Keller, the UN human rights chief, left.", "U.N. official Ana Keller left.", facts.Overlaps},
		{"Labour leader Ana Keller left.", "Prime Minister Ana Keller left.", facts.Overlaps},
		{"Ana Keller, president of the Lugo Football Club, left.", "Finance Minister Ana Keller left.", facts.Overlaps},
	} {
		t.Run(c.a+" "+c.b, func(t *testing.T) {
			require.Equal(t, c.want, office(c.a).Compare(office(c.b)).Relation)
		})
	}
}

func TestPersons(t *testing.T) {
	r := newRecogniser(t)
	for _, c := range []struct {
		name, title, body string
		want              []string // name and number of mentions
	}{
		{"surname, initial, diacritics", "", "Raúl J. Peña spoke. Peña left. Raul Pena came back.", []string{"Raúl J. Peña x3"}},
		{"nickname", "", "William Orr spoke. Bill Orr left.", []string{"William Orr x2"}},
		{"longer form", "", "Laura Soto spoke. Laura Soto Miranda left.", []string{"Laura Soto Miranda x2"}},
		{"two of one surname", "", "Paul Orr and Ruth Orr spoke. Mr. Orr left before Mrs. Orr.", []string{"Paul Orr x2", "Ruth Orr x2"}},
		{"father and son", "", "Paul Orr spoke. Paul Orr Jr. left. President Orr stayed.", []string{"Paul Orr x2", "Paul Orr Jr. x1"}},
		{"particles", "", "Ursula von der Alm met Abu Hassan al-Barawi. Al-Barawi left.", []string{"Ursula von der Alm x1", "Abu Hassan al-Barawi x2"}},
		{"hyphen", "", "Lee Ju-ho spoke.", []string{"Lee Ju-ho x1"}},
		{"headline by the body", "Orr To Run For Mayor As Keller Quits", "Paul Orr will run. Ana Keller is out.", []string{"Paul Orr x2", "Ana Keller x2"}},
		{"a start that is no name", "", "While Paul Orr spoke, Ana Keller left. Rescuers left. The rescuers rest.", []string{"Paul Orr x1", "Ana Keller x1"}},
		{"a given name as a surname", "", "Regina Benjamin spoke. Dr. Benjamin left. Benjamin came back.", []string{"Regina Benjamin x3"}},
		{"subject of a verb", "", "Efua Lartey wept. “Go,” said Wambui Oduya. Borealis Lund said so.", []string{"Efua Lartey x1", "Wambui Oduya x1", "Borealis Lund x1"}},
		{"a firm and its name", "", "The law firm Zorblat Quennick said so. Zorblat Hunn, which makes tea, said so. Quennick-Zorblat said so.", []string{}},
		{"who", "", "Efua Lartey, who lives in Lugo, left. Kwelto Drumbo, who have won, left.", []string{"Efua Lartey x1"}},
		{"a start that names what she is", "", "Model Efua Lartey said so. Efua Lartey, 34, left.", []string{"Efua Lartey x2"}},
		{"a heading", "", "Paul Keller Speaks\n\nPaul Keller said so.\n\nKeller Laughs\n\nTalk-show hosts laughed.", []string{"Paul Keller x3"}},
		{"places and bodies", "", "The Bank of England and the University of Lugo are in London, Jordan and New York.", []string{}},
		{"reign", "", "Elizabeth Stone met Queen Elizabeth.", []string{"Elizabeth Stone x1", "Elizabeth x1"}},
		{"unknown given name with an office", "", "Zorblat Quennick, the governor of Lugo, spoke.", []string{"Zorblat Quennick x1"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			got := []string{}
			for _, p := range r.Find(split(c.title, c.body)).Persons {
				got = append(got, string(p.Name)+" x"+string(rune('0'+len(p.Mentions))))
			}
			require.Equal(t, c.want, got)
		})
	}
}

func TestSex(t *testing.T) {
	r := newRecogniser(t)
	persons := r.Find(split("", "Spokeswoman Kim Zelter spoke. Congressman Zadok Orr left. Mrs. Vane stayed.")).Persons
	require.Len(t, persons, 3)
	require.Positive(t, persons[0].Female)
	require.Negative(t, persons[1].Female)
	require.Positive(t, persons[2].Female)
}

func TestMentions(t *testing.T) {
	r := newRecogniser(t)
	d := split("", "French officials in Los Angeles told the Ministry of Health that Ana Keller's car was in Texas.")
	res := r.Find(d)
	type mention struct {
		text    string
		sort    Sort
		country string
	}
	var got []mention
	for _, m := range res.Mentions {
		got = append(got, mention{d.Slice(m.First, m.Last), m.Sort, m.Country})
	}
	require.Equal(t, []mention{{"French", People, "FR"}, {"Los Angeles", Place, "US"}, {"Ministry of Health", Body, ""}, {"Ana Keller", Person, ""}, {"Texas", Place, "US"}}, got)
	for i := range d.Tokens {
		m := res.At(i)
		require.Equal(t, m != nil, d.Capital(i) || d.Is(i, "of"), d.Text(i))
	}
	require.Nil(t, res.At(-1))
	require.Nil(t, res.At(len(d.Tokens)))
}

func TestAreas(t *testing.T) {
	r := newRecogniser(t)
	for _, c := range []struct{ name, country string }{{"Pacific", ""}, {"Gulf of Aden", ""}, {"Horn of Africa", ""}, {"Sahel", ""}, {"West Bank", "PS"}, {"Donbas", "UA"}, {"Darfur", "SD"}, {"Kashmir", ""}} {
		res := r.Find(split("", "A boat left for the "+c.name+" on Monday."))
		require.Len(t, res.Mentions, 1, c.name)
		m := res.Mentions[0]
		require.Equal(t, Place, m.Sort, c.name)
		require.Equal(t, c.country, m.Country, c.name)
		require.False(t, m.Town || m.Nation, c.name)
	}
}

func TestCountry(t *testing.T) {
	r := newRecogniser(t)
	res := r.Find(split("", "Bogotá is quiet. Colombia's army left. President Hugo Marten spoke in Colombia."))
	require.Equal(t, "CO", res.Titles[0].Office.Body)
	require.Empty(t, res.Titles[0].Office.Org)
	res = r.Find(split("", "Colombia met France. Spain met Peru. President Hugo Marten spoke."))
	require.Empty(t, res.Titles[0].Office.Body)
}

// FuzzPeople: names are ordered, disjoint and inside one sentence; titles hold their name and words; the result is the same twice.
func FuzzPeople(f *testing.F) {
	for _, s := range []string{"", "President", "Sen. A. B, R-Ohio, (R-", "the the 's 's of of of", "Former ex-then-Deputy Vice President-elect Ann Lee, the mayor of of",
		"Senators A and B and C of D, E", "X, the president’s, the president’s, Y", "al-al-al-Al bin bin Laden de la", "Lt. Gen. Det. Ch. Insp. Supt. Jr. Sr. III", "\xff\x00Mr.\x00Smith"} {
		f.Add(s, s)
	}
	r := newRecogniser(f)
	f.Fuzz(func(t *testing.T, title, body string) {
		title, body = strings.ToValidUTF8(title, "?"), strings.ToValidUTF8(body, "?")
		d := split(title, body)
		res := r.Find(d)
		end := 0
		for _, m := range res.Mentions {
			require.True(t, m.First >= end && m.Last > m.First && m.Last <= len(d.Tokens))
			require.Equal(t, d.SentenceOf(m.First), d.SentenceOf(m.Last-1))
			require.Equal(t, m.Sort == Person, m.Person >= 0)
			require.Less(t, m.Person, len(res.Persons))
			end = m.Last
		}
		for _, x := range res.Titles {
			require.True(t, x.First <= x.Name.First && x.Name.Last <= x.Last && x.Name.First < x.Name.Last)
			require.True(t, x.First <= x.Words.First && x.Words.Last <= x.Last && x.Words.First < x.Words.Last)
			require.Equal(t, d.SentenceOf(x.First), d.SentenceOf(x.Last-1))
			require.NotEmpty(t, x.Office.Title)
			require.NotEmpty(t, x.Office.Status)
		}
		for _, p := range res.Persons {
			require.NotEmpty(t, p.Name)
			require.NotEmpty(t, p.Mentions)
			for _, m := range p.Mentions {
				require.True(t, d.Article.Valid(m))
			}
		}
		require.Equal(t, res, r.Find(d))
	})
}

func BenchmarkPeople(b *testing.B) {
	r := newRecogniser(b)
	text := strings.Repeat("President Hugo Marten met Sen. Paul Orr, R-Ohio, in Bogotá on Monday. “We will go on,” said Ana Keller, the UN human rights chief.\n"+
		"The strikes killed at least 12 people near the river, police said, and the government sent two planes with food and water to the town.\n", 200)
	d := split("", text)
	b.SetBytes(int64(len(text)))
	b.ReportAllocs()
	for b.Loop() {
		r.Find(d)
	}
}
