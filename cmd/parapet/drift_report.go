package main

import (
	"bytes"
	"io"

	"github.com/parapet-iac/parapet/cmd/parapet/report"
)

// report writes the report, whole or not at all.
func (d *drifter) report(r *report.Drift) error {
	var b bytes.Buffer
	var err error
	switch d.flags.format {
	case "json":
		err = writeJSON(&b, r)
	case "sarif":
		err = r.WriteSARIF(&b, report.Options{Tool: tool()})
	case "html":
		err = r.WriteHTML(&b)
	case "markdown":
		err = r.WriteMarkdown(&b)
	default:
		err = r.WriteText(&b)
	}
	if err != nil {
		return err
	}
	if d.flags.output == "" {
		_, err = io.Copy(d.ui.out, &b)
		return err
	}
	f, err := createOutput(d.flags.output)
	if err != nil {
		return err
	}
	if _, err := f.Write(b.Bytes()); err != nil {
		_ = f.discard() // the first error is the one to tell
		return err
	}
	return f.commit()
}
