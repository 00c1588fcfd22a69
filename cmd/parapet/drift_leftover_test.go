package main

import (
	"os"
	"os/exec"
	"strings"
	"testing"
)

// TestLeftoversAreTakenOut holds the commands against what terraform apply leaves there:
// of resources that do not say what is in them, what somebody has added is found, and
// what is told to put it right does so.
func TestLeftoversAreTakenOut(t *testing.T) {
	endpoint := moto(t)
	python, err := exec.LookPath("python3")
	if err != nil || exec.Command(python, "-c", "import boto3, awscli").Run() != nil {
		t.Skip("there is no Python with boto3 and awscli")
	}
	run := func(stdin, script string, args ...string) {
		t.Helper()
		cmd := exec.Command(python, append([]string{"testdata/drift/" + script, endpoint}, args...)...)
		cmd.Env = append(os.Environ(), "AWS_DEFAULT_REGION="+motoRegion, "AWS_ACCESS_KEY_ID=test", "AWS_SECRET_ACCESS_KEY=test")
		cmd.Stdin = strings.NewReader(stdin)
		if out, err := cmd.CombinedOutput(); err != nil {
			t.Fatalf("%s: %v\n%s", script, err, out)
		}
	}
	dir := copyOf(t, "drift/leftovers")
	run("", "leftovers.py", motoRegion, "as-code")
	r, _ := drifted(t, endpoint, dir, 1)
	// Moto knows no policies of AWS to attach.
	known := func(address string) bool { return address == "aws_iam_role.worker" }
	for _, d := range r.Drifts {
		if !known(d.Address) {
			t.Errorf("what is as the code has it is reported to differ: %s %+v", d.Address, d.Changes)
		}
	}
	run("", "leftovers.py", motoRegion, "by-hand")
	r, _ = drifted(t, endpoint, dir, 1)
	var commands []string
	for _, d := range r.Drifts {
		if d.Kind != "changed" {
			continue
		}
		for _, c := range remedy(t, d, "restore").Commands {
			if strings.HasPrefix(c, "aws ") {
				commands = append(commands, c)
			}
		}
	}
	if len(commands) != 19 {
		t.Errorf("there are %d commands, want 19:\n%s", len(commands), strings.Join(commands, "\n"))
	}
	run(strings.Join(commands, "\n"), "cli.py")
	r, _ = drifted(t, endpoint, dir, 1)
	for _, d := range r.Drifts {
		if d.Kind == "changed" && (!known(d.Address) || len(d.Changes) != 1) {
			t.Errorf("after all is taken out, this differs: %s %+v", d.Address, d.Changes)
		}
	}
}
