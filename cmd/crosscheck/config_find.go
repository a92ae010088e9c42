package main

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
)

// configNames are the names of a settings file; a folder holds one of them.
var configNames = []string{".crosscheck.yaml", ".crosscheck.yml"}

// userConfig is the settings file below the user's folder of settings.
var userConfig = filepath.Join("crosscheck", "config.yaml")

// configFile is the settings file of this run, "" for none, and what named it, for messages: flag, environment, else the closest.
func (a *app) configFile() (file, from string, err error) {
	switch {
	case a.config != "" && a.noConfig:
		return "", "", errors.New("--config and --no-config contradict each other")
	case a.noConfig:
		return "", "", nil
	case a.config != "":
		return a.config, "", nil
	case a.env.getenv(configVariable) != "":
		return a.env.getenv(configVariable), " (named by " + configVariable + ")", nil
	}
	file, err = a.env.findConfig()
	return file, "", err
}

// findConfig looks in the working folder and upward, then in the user's folder of settings. The closest file counts, alone.
func (e environment) findConfig() (string, error) {
	for _, folder := range e.searched() {
		var found []string
		for _, name := range configNames {
			if file := filepath.Join(folder, name); exists(file) {
				found = append(found, e.short(file))
			}
		}
		switch len(found) {
		case 1:
			return found[0], nil
		case 2:
			return "", fmt.Errorf("%s and %s stand side by side: keep one", found[0], filepath.Base(found[1]))
		}
	}
	if e.settings != "" {
		if file := filepath.Join(e.settings, userConfig); exists(file) {
			return file, nil
		}
	}
	return "", nil
}

// searched lists the working folder and those above it, up to the repository's root or the home folder. Outside of both it is the
// working folder alone: what others may put into shared folders above decides nothing.
func (e environment) searched() []string {
	if e.dir == "" {
		return nil
	}
	var folders []string
	for folder := filepath.Clean(e.dir); ; folder = filepath.Dir(folder) {
		folders = append(folders, folder)
		if exists(filepath.Join(folder, ".git")) || e.home != "" && folder == filepath.Clean(e.home) {
			return folders
		}
		if folder == filepath.Dir(folder) {
			return folders[:1]
		}
	}
}

// short names a file as seen from the working folder.
func (e environment) short(file string) string {
	if rel, err := filepath.Rel(e.dir, file); err == nil {
		return rel
	}
	return file
}

func exists(path string) bool {
	_, err := os.Lstat(path)
	return err == nil
}

// notFound says where a settings file was looked for.
func (e environment) notFound() error {
	folders := e.searched()
	if len(folders) == 0 {
		return errors.New("no settings file")
	}
	where := folders[0]
	if last := folders[len(folders)-1]; last != where {
		where += " up to " + last
	}
	if e.settings != "" {
		where += ", nor as " + filepath.Join(e.settings, userConfig)
	}
	return fmt.Errorf("no settings file: no %s in %s; crosscheck init writes one", strings.Join(configNames, " or "), where)
}
