package facts

import "strings"

// negations turn a sentence into its contrary when they come or go.
var negations = wordSet(`not no never none nobody nothing nor neither without cannot hardly scarcely`)

// pronounWords may stand for a name without changing what was said.
var pronounWords = wordSet(`he she it they we i you him her them us me his its their our my your this that these those who`)

// functionWords carry no content of their own: to swap one for another is no change of substance.
var functionWords = wordSet(`a an the and or but so if as at by for from in into of off on onto out over to up upon with about after again
	against all also am an any are be because been before being between both can could did do does doing done down during each
	had has have having he her here hers him his how i is it its just let may me might more most much must my of on only or other ought our
	ours own really same shall she should some such than that the their theirs them then there these they this those through too under until us
	very was we well were what when where which while who whom whose why will with would yet you your yours get got going go
	oh yes yeah okay ok now still even ever like gonna not no nor`)

// contractions that no rule covers; the rest are "n't" and the clitics.
var contractions = map[string][]string{
	"can't": {"can", "not"}, "cannot": {"can", "not"}, "won't": {"will", "not"}, "shan't": {"shall", "not"}, "ain't": {"is", "not"},
	"i'm": {"i", "am"}, "it's": {"it", "is"}, "he's": {"he", "is"}, "she's": {"she", "is"}, "that's": {"that", "is"},
	"there's": {"there", "is"}, "here's": {"here", "is"}, "what's": {"what", "is"}, "who's": {"who", "is"}, "where's": {"where", "is"},
	"how's": {"how", "is"}, "let's": {"let", "us"}, "y'all": {"you", "all"}, "'em": {"them"}, "'cause": {"because"},
	"sen": {"senator"}, "sens": {"senators"}, "rep": {"representative"}, "reps": {"representatives"}, "gov": {"governor"}, "gen": {"general"},
	"lt": {"lieutenant"}, "sgt": {"sergeant"}, "capt": {"captain"}, "prof": {"professor"}, "dr": {"doctor"}, "vs": {"versus"},
	"gonna": {"going", "to"}, "wanna": {"want", "to"}, "gotta": {"got", "to"}, "kinda": {"kind", "of"},
}

var clitics = []struct{ ending, full string }{{"'re", "are"}, {"'ve", "have"}, {"'ll", "will"}, {"'d", "would"}}

// abbreviations are looked up as written, so that "US" is no pronoun.
var abbreviations = map[string]string{"US": "u.s.", "U.S": "u.s.", "USA": "u.s.", "U.S.A": "u.s.", "UK": "u.k.", "U.K": "u.k.",
	"UN": "u.n.", "U.N": "u.n.", "EU": "e.u.", "E.U": "e.u."}

var phrases = map[string]string{"united states": "u.s.", "united kingdom": "u.k.", "united nations": "u.n.", "european union": "e.u.",
	"per cent": "percent", "a m": "am", "p m": "pm", "all right": "alright", "any more": "anymore", "for ever": "forever", "on to": "onto"}

// spellingRules fold one ending to another: from and to, at least after letters before it, at most tail letters behind it. First match wins.
var spellingRules = []struct {
	from, to    string
	after, tail int
}{
	{"isation", "ization", 2, 3}, {"yse", "yze", 2, 2}, {"ysing", "yzing", 2, 0}, {"ise", "ize", 3, 2}, {"ising", "izing", 3, 0},
	{"logue", "log", 1, 1}, {"fence", "fense", 1, 4}, {"our", "or", 2, 8},
}

var americanSpellings = spellingTable(`centre center centres centers centred centered theatre theater theatres theaters metre meter metres meters
	kilometre kilometer kilometres kilometers litre liter litres liters fibre fiber fibres fibers calibre caliber sombre somber spectre specter
	meagre meager lustre luster sabre saber programme program programmes programs grey gray tyre tire tyres tires kerb curb plough plow
	ploughed plowed sceptic skeptic sceptics skeptics sceptical skeptical scepticism skepticism aluminium aluminum cheque check cheques checks
	jewellery jewelry mum mom mums moms momma mom mama mom whilst while amongst among towards toward afterwards afterward forwards forward backwards backward
	learnt learned burnt burned dreamt dreamed spelt spelled leapt leaped spoilt spoiled maths math enrol enroll enrols enrolls fulfil fulfill
	fulfils fulfills fulfilment fulfillment instalment installment instalments installments skilful skillful wilful willful judgement judgment
	judgements judgments ageing aging acknowledgement acknowledgment manoeuvre maneuver manoeuvres maneuvers paediatric pediatric
	paediatrician pediatrician anaesthetic anesthetic haemorrhage hemorrhage orthopaedic orthopedic oestrogen estrogen foetus fetus
	diarrhoea diarrhea encyclopaedia encyclopedia artefact artifact artefacts artifacts pyjamas pajamas moustache mustache cosy cozy gaol jail
	draught draft licence license licences licenses practise practice practised practiced practising practicing pretence pretense
	mould mold moulds molds smoulder smolder storey story adviser advisor advisers advisors mourn mourn mourns mourns mourned mourned
	mourning mourning fourth 4th first 1st second 2nd third 3rd fifth 5th sixth 6th seventh 7th eighth 8th ninth 9th tenth 10th
	percent percent okay ok alright alright cancelled canceled behaviour behavior`)

func spellingTable(pairs string) map[string]string {
	m := map[string]string{}
	f := strings.Fields(pairs)
	for i := 0; i+1 < len(f); i += 2 {
		m[f[i]] = f[i+1]
	}
	return m
}

func wordSet(words string) map[string]bool {
	m := map[string]bool{}
	for _, w := range strings.Fields(words) {
		m[w] = true
	}
	return m
}
