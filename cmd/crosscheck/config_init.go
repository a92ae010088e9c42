package main

import (
	_ "embed"
	"errors"
	"fmt"
	"io/fs"
	"os"

	"github.com/spf13/cobra"
)

// starter is the settings file that init writes.
//
//go:embed starter.yaml
var starter []byte

func (a *app) initCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "init",
		Short: "Write a settings file to start from",
		Long: `init writes .crosscheck.yaml into this folder, with every setting explained and the defaults set.
It never overwrites one.`,
		Args: noArguments,
		RunE: func(*cobra.Command, []string) error { return a.init() },
	}
}

func (a *app) init() error {
	for _, name := range configNames {
		if exists(name) {
			return fmt.Errorf("%s is here already", name)
		}
	}
	name := configNames[0]
	f, err := os.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o644)
	if errors.Is(err, fs.ErrExist) {
		return fmt.Errorf("%s is here already", name)
	}
	if err != nil {
		return pathError(name, err)
	}
	_, err = f.Write(starter)
	if err := errors.Join(err, f.Close()); err != nil {
		return pathError(name, err)
	}
	if !a.quiet {
		fmt.Fprintf(a.stdout, "wrote %s; crosscheck config print shows the settings that hold\n", name)
	}
	return nil
}
