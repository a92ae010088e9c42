package extract

import (
	"crypto/sha256"
	"encoding/hex"
	"io/fs"
	"runtime/debug"

	"crosscheck/facts/grammar"
	"crosscheck/facts/kinds"
)

// Fingerprint names the way in which articles are read: the program's build, the kinds and the word tables. Digests of one fingerprint
// and one article are equal, so that nobody needs to extract again what a store holds under it.
func (x *Extractor) Fingerprint() string { return x.fingerprint }

func fingerprint(own []grammar.Source) (string, error) {
	h := sha256.New()
	write := func(name string, data []byte) {
		h.Write([]byte(name))
		h.Write([]byte{0})
		h.Write(data)
		h.Write([]byte{0})
	}
	err := fs.WalkDir(kinds.FS, ".", func(name string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() {
			return err
		}
		data, err := fs.ReadFile(kinds.FS, name)
		write(name, data)
		return err
	})
	for _, s := range own {
		write("", s.Data)
	}
	write("build", []byte(build()))
	return hex.EncodeToString(h.Sum(nil))[:16], err
}

// build is the version and the commit that the go command stamps into a program; "" in tests.
func build() string {
	info, ok := debug.ReadBuildInfo()
	if !ok {
		return ""
	}
	out := info.Main.Version
	for _, s := range info.Settings {
		if s.Key == "vcs.revision" || s.Key == "vcs.modified" {
			out += " " + s.Value
		}
	}
	return out
}
