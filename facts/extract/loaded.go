package extract

import "crosscheck/facts/grammar"

// Grammar is the loaded kinds with their patterns and examples, for those who test or explain them. It must not be changed.
func (x *Extractor) Grammar() *grammar.Grammar { return x.grammar }
