package extract

import "crosscheck/facts"

// Office reads an office that stands alone, as a roster has it: "Minister of Defence" of "Norway".
func (x *Extractor) Office(title, body string) facts.Office { return x.people.Office(title, body) }
