// Package facts holds the words of crosscheck as types: articles, facts and their values, events, stories, subjects, statements.
// Values compare themselves. It reads nothing, extracts nothing and decides no verdict.
package facts

// Fact is one mention in one article: a kind, typed fields, the bytes that say so, and the context. It holds no text of its own.
type Fact struct {
	Kind     string
	Span     Span // the mention
	Sentence Span // the sentence around it, same part
	Fields   []Field
	Context  Context
}

// Field is one named value of a fact. The order is the order of the kind's file.
type Field struct {
	Name  string
	Value Value
}

// Get returns the value of a field, nil where the fact has none.
func (f *Fact) Get(name string) Value {
	for _, x := range f.Fields {
		if x.Name == name {
			return x.Value
		}
	}
	return nil
}

// Certainty is how sure the article is of what it says.
type Certainty string

const (
	Asserted Certainty = "asserted"
	Possible Certainty = "possible"
	Denied   Certainty = "denied"
	Planned  Certainty = "planned"
)

// Whole is the part of a fact that speaks of all of its event.
const Whole = "whole"

// Context is what an article says around a fact.
type Context struct {
	Claimant  string // who is said to say so, as written or the fullest name; "" where nobody is named
	Certainty Certainty
	AsOf      Instant // a stated time, else the time of publication; unknown where neither is given
	Event     string  // Event.ID inside the article, "" where the fact belongs to none
	Part      string  // Whole, or a part of the event: of whom, where, in which period
	InQuote   bool    // stands inside a quotation
	Named     bool    // a count of named people that no number states
	Implicit  bool    // a count that no number states: "a man was killed"
	Lead      bool    // stands in the title or the first three sentences of the body
	Revised   string  // word that marks a correction or revision beside the fact ("revised", "double-counted"), else ""
}

// Digest is all that extraction finds in one article. It is pure in the article's bytes and never changed afterwards.
type Digest struct {
	Article   *Article
	Extractor string   // fingerprint of the build, kinds and tables that read it; others may find other facts
	Facts     []Fact   // by part, then by start, then by kind
	Events    []Event  // by ID; exactly one is main where there is any
	Persons   []Person // in order of first mention
	Sketch    Sketch
}

// Person is one person inside one article: all mentions under the fullest name.
type Person struct {
	Name     Name // the fullest form in the article
	Country  string
	Female   int // votes by pronouns, honorifics and first names: >0 she, <0 he
	Mentions []Span
}

// Event is what an article says happened, its mentions merged. One event of an article is marked main, never privileged.
type Event struct {
	ID       string   // "e1", unique inside the article
	Head     string   // the word of the first mention: "strikes"
	Class    string   // from the event table: "attack"
	Type     string   // finer word of the class: "strike", "bombing"; "" where the head is generic
	When     Instant  // unknown where the article gives no time
	Place    []string // place chain, folded, from small to large: "quetta", "balochistan", "PK"
	Town     string   // folded name of a known town, "" otherwise: two towns part two events
	Where    string   // place as written, for labels
	Spot     string   // folded name after "in" or "at" that no table knows, or the town: two spots part two events where neither article names the other's
	SpotWord uint64   // hash of the last word of Spot, as in Sketch.Words
	Who      []string // folded names of people and bodies that stand with the event
	Main     bool
	Other    bool // its words set it apart: "a similar attack", "the last quake"; it needs a time, a place or people to meet another
	Mentions []Span
}

// Sketch is what linking needs of an article's words: no text, only hashes.
type Sketch struct {
	Words    []WordCount // content words by hash, ascending
	Names    []WordCount // folded names of people, places and bodies by hash, ascending
	Shingles []uint64    // hashes of eight running words, ascending, unique
	Tokens   int
}

// WordCount counts one hashed word in one article.
type WordCount struct {
	Hash  uint64
	Count int
}
