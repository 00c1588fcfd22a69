package main

import (
	"bytes"
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/parapet-iac/parapet/cmd/parapet/report"
)

// drifted runs parapet drift on a folder and returns its report.
func drifted(t *testing.T, endpoint, dir string, code int, args ...string) (report.Drift, string) {
	t.Helper()
	for _, typ := range answered() {
		args = append(args, "--type", typ)
	}
	return driftedWith(t, []string{"AWS_ENDPOINT_URL=" + endpoint, "AWS_REGION=" + motoRegion,
		"AWS_ACCESS_KEY_ID=test", "AWS_SECRET_ACCESS_KEY=planted-secret", "AWS_CONFIG_FILE=" + dir + "/none", "AWS_EC2_METADATA_DISABLED=true"}, dir, code, args...)
}

// driftedWith is drifted with an environment. What is planted in it, and in what runs,
// must not be told.
func driftedWith(t *testing.T, env []string, dir string, code int, args ...string) (report.Drift, string) {
	t.Helper()
	exe, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command(exe, append([]string{"drift", dir, "--format", "json"}, args...)...)
	cmd.Args[0] = "parapet"
	cmd.Env = append(os.Environ(), env...)
	var out, errs bytes.Buffer
	cmd.Stdout, cmd.Stderr = &out, &errs
	err = cmd.Run()
	if got := cmd.ProcessState.ExitCode(); got != code {
		t.Fatalf("parapet drift exits with %d, want %d: %v\n%s%s", got, code, err, out.String(), errs.String())
	}
	if strings.Contains(out.String()+errs.String(), "planted-") {
		t.Error("a secret is told")
	}
	var r report.Drift
	if err := json.Unmarshal(out.Bytes(), &r); err != nil {
		t.Fatalf("%v\n%s", err, out.String())
	}
	return r, out.String()
}

// find returns the drift of a resource.
func find(t *testing.T, r report.Drift, address string) report.DriftItem {
	t.Helper()
	for _, d := range r.Drifts {
		if d.Address == address {
			return d
		}
	}
	t.Fatalf("nothing is reported of %s", address)
	return report.DriftItem{}
}

// TestDriftStory is the chapter on drift of the README, from end to end: an
// environment as the code has it is quiet; what is done to it by hand is found,
// judged and put right, and then it is quiet again.
func TestDriftStory(t *testing.T) {
	endpoint := moto(t)
	s := newShop(t, endpoint)
	dir := copyOf(t, "drift/shop")

	r, text := drifted(t, endpoint, dir, 0)
	if len(r.Drifts) > 0 || r.Summary.Compared != 14 || len(r.Unreadable)+len(r.Untied)+len(r.NotRead) > 0 {
		t.Fatalf("an environment as the code has it is reported to differ:\n%s", text)
	}

	s.byHand()
	record := filepath.Join(t.TempDir(), "live.json")
	r, text = drifted(t, endpoint, dir, 1, "--record", record)
	if want := (report.DriftSummary{Compared: 13, Changed: 3, Unmanaged: 1, Missing: 1, Risky: 3, Harmless: 2, Controlled: r.Summary.Controlled}); r.Summary != want {
		t.Errorf("the summary is %+v, want %+v\n%s", r.Summary, want, text)
	}
	if len(r.Paths) != 1 || r.Paths[0].Status != "confirmed" {
		t.Fatalf("there are %d new paths, want a confirmed one\n%s", len(r.Paths), text)
	}
	var because []string
	for _, c := range r.Paths[0].Because {
		because = append(because, c.Address+" "+c.Path)
		if c.Drift > 1 {
			t.Errorf("%s is not among the first", c.Address)
		}
	}
	if got := strings.Join(because, ", "); got != "aws_route_table.data route, aws_security_group.data ingress" {
		t.Errorf("the path is there because of %s", got)
	}
	for address, want := range map[string]string{
		"aws_route_table.data": "changed risky", "aws_security_group.data": "changed risky", "aws_instance.web": "changed harmless",
		"aws_s3_bucket(scratch-of-somebody)": "unmanaged risky", "aws_sqs_queue.mails": "missing harmless",
	} {
		d := find(t, r, address)
		if got := d.Kind + map[bool]string{true: " risky", false: " harmless"}[d.Risky]; got != want {
			t.Errorf("%s is %s, want %s", address, got, want)
		}
	}
	if got := find(t, r, "aws_route_table.data").Remedies[0].Commands; len(got) != 2 || !strings.HasPrefix(got[0], "aws ec2 delete-route ") || !strings.HasSuffix(got[1], "apply -target=aws_route_table.data") {
		t.Errorf("the route is to be restored by %s", got)
	}

	// What was recorded tells the same, without a connection.
	again, _ := drifted(t, "http://127.0.0.1:1", dir, 1, "--from", record)
	if again.Summary != r.Summary || len(again.Paths) != 1 {
		t.Errorf("the recorded snapshot comes to %+v, want %+v", again.Summary, r.Summary)
	}

	drifted(t, endpoint, dir, 1, "--write")
	for file, want := range map[string]string{
		"main.tf":     "  default     = \"t3.large\"\n",
		"imported.tf": "  bucket = \"scratch-of-somebody\"\n",
	} {
		text, err := os.ReadFile(filepath.Join(dir, file))
		if err != nil || !strings.Contains(string(text), want) {
			t.Errorf("%s lacks %q: %v\n%s", file, want, err, text)
		}
	}
	s.restore()
	if r, text = drifted(t, endpoint, dir, 0); len(r.Drifts) > 0 || r.Summary.Compared != 15 {
		t.Errorf("after all is put right, this differs:\n%s", text)
	}
}
