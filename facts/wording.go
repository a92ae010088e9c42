package facts

// Text is a quotation or other wording, as printed. Comparison ignores case, punctuation and spelling variants.
type Text string

func (t Text) Type() Type     { return TextType }
func (t Text) String() string { return string(t) }
