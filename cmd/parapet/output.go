package main

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/parapet-iac/parapet/cmd/parapet/report"
)

// outputs are the reports of a run.
type outputs struct {
	writers []report.Writer
	files   []*outputFile
	// frames tells whether a report shows code, paths whether one shows breach paths.
	frames, paths bool
	// fixes tells whether a report can tell how findings are mended.
	fixes bool
}

// openOutputs opens a report for each format that was asked for.
func openOutputs(u *ui, f *checkFlags) (*outputs, error) {
	plan, err := planOutputs(f.formats, f.outputs)
	if err != nil {
		return nil, err
	}
	cwd, err := os.Getwd()
	if err != nil {
		return nil, err
	}
	out := &outputs{}
	for _, p := range plan {
		file := u.out
		opts := report.Options{Tool: tool(), Root: filepath.ToSlash(cwd), Quiet: f.quiet}
		if p.file == "-" {
			opts.Color, opts.Width = color(u.out, f.color, f.noColor), width(u.out)
		} else {
			o, err := createOutput(p.file)
			if err != nil {
				return nil, errors.Join(fmt.Errorf("writing a report: %w", err), out.abandon())
			}
			out.files = append(out.files, o)
			file = o.File
		}
		w, err := report.New(p.format, file, opts)
		if err != nil {
			return nil, errors.Join(err, out.abandon())
		}
		out.writers = append(out.writers, w)
		out.frames = out.frames || p.format == "text"
		out.paths = out.paths || p.format == "sarif"
		out.fixes = out.fixes || fitsFixes(p.format)
	}
	return out, nil
}

// A planned output is a format and its file, "-" for standard output.
type plannedOutput struct{ format, file string }

// planOutputs pairs formats with files: those after a =, then those of --output
// in their order.
func planOutputs(formats, files []string) ([]plannedOutput, error) {
	if len(formats) == 0 {
		formats = []string{"text"}
	}
	var plan []plannedOutput
	stdout := 0
	for _, f := range formats {
		format, file, named := strings.Cut(f, "=")
		if !slices.Contains(report.Formats(), format) {
			return nil, unknownFormat(format, report.Formats()...)
		}
		switch {
		case named && file == "":
			return nil, withHint(fmt.Errorf("--format %s names no file", f), "write --format "+format+"=FILE")
		case !named && len(files) > 0:
			file, files = files[0], files[1:]
		case !named:
			file = "-"
		}
		if file == "-" {
			stdout++
		}
		plan = append(plan, plannedOutput{format, file})
	}
	if len(files) > 0 {
		return nil, withHint(fmt.Errorf("--output %s has no format", files[0]), "name a format for each file: --format sarif="+files[0])
	}
	if stdout > 1 {
		return nil, withHint(errors.New("two reports would both go to standard output"), "write one to a file: --format sarif=FILE")
	}
	return plan, nil
}

func (o *outputs) workspace(ws *report.Workspace) error {
	for _, w := range o.writers {
		if err := w.Workspace(ws); err != nil {
			return fmt.Errorf("writing a report: %w", err)
		}
	}
	return nil
}

// close completes the reports.
func (o *outputs) close(sum *report.Summary) error {
	for _, w := range o.writers {
		if err := w.Close(sum); err != nil {
			return fmt.Errorf("writing a report: %w", errors.Join(err, o.abandon()))
		}
	}
	for _, f := range o.files {
		if err := f.commit(); err != nil {
			return fmt.Errorf("writing a report: %w", err)
		}
	}
	return nil
}

// abandon leaves what files there were before as they are.
func (o *outputs) abandon() error {
	var errs []error
	for _, f := range o.files {
		errs = append(errs, f.discard())
	}
	return errors.Join(errs...)
}

// An outputFile appears under its name when it is complete.
type outputFile struct {
	*os.File
	name string // empty where it is written in place
}

func createOutput(name string) (*outputFile, error) {
	if info, err := os.Stat(name); err == nil && !info.Mode().IsRegular() {
		f, err := os.OpenFile(name, os.O_WRONLY, 0) // a device or a pipe
		return &outputFile{f, ""}, err
	}
	f, err := os.CreateTemp(filepath.Dir(name), "."+filepath.Base(name)+".*")
	if err != nil {
		return nil, err
	}
	return &outputFile{f, name}, nil
}

func (o *outputFile) commit() error {
	if o.name == "" {
		return o.Close()
	}
	if err := errors.Join(o.Chmod(0o644), o.Close()); err != nil {
		return err
	}
	return os.Rename(o.Name(), o.name)
}

func (o *outputFile) discard() error {
	err := o.Close()
	if o.name != "" {
		err = errors.Join(err, os.Remove(o.Name()))
	}
	return err
}
