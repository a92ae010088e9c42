package facts

// Outlet is what a house says of one publisher in its settings. Every field but the name may be empty.
type Outlet struct {
	Name     string
	Aliases  []string // other names that articles give, compared without case
	Domains  []string // hosts of its pages; subdomains belong to it
	Family   string   // owner of several outlets: they are one source
	Agencies []string // whose copy it prints where it credits only "agencies"
	Locale   string   // BCP 47, "en-GB"
	Zone     string   // IANA, "Europe/London"
}
