package policy

import (
	"fmt"
	"strings"
	"testing"
	"time"
)

// noon is when these tests take place.
var noon = time.Date(2026, 6, 15, 12, 0, 0, 0, time.UTC)

func describe(d Directive) string {
	scope := [...]string{"next", "line", "block", "file"}[d.Scope]
	ids := strings.Join(d.IDs, ",")
	if ids == "" {
		ids = "all"
	}
	s := fmt.Sprintf("%s %s %s", d.Tool, ids, scope)
	if d.Reason != "" {
		s += fmt.Sprintf(" because %q", d.Reason)
	}
	if p := d.Problem(noon); p != "" {
		s += "; problem: " + p
	}
	return s
}

func TestParseSuppressions(t *testing.T) {
	for text, want := range map[string]string{
		"a plain comment":                                                      "",
		"parapet:ignore aws-s3-bucket-versioning":                              "parapet aws-s3-bucket-versioning next",
		"parapet:ignore aws-a-b,aws-c-d logs expire anyway":                    `parapet aws-a-b,aws-c-d next because "logs expire anyway"`,
		"parapet:ignore aws-a-b, aws-c-d why":                                  `parapet aws-a-b,aws-c-d next because "why"`,
		"parapet:ignore aws-a-b until=2026-06-15 moves soon":                   `parapet aws-a-b next because "moves soon"`,
		"parapet:ignore aws-a-b until=2026-06-14 moves soon":                   `parapet aws-a-b next because "moves soon"; problem: it counted until 2026-06-14`,
		"parapet:ignore aws-a-b until=tomorrow":                                "parapet aws-a-b next; problem: until=tomorrow is no date: want until=YYYY-MM-DD",
		"parapet:ignore":                                                       "parapet all next; problem: it names no policy: want parapet:ignore <id> <reason>",
		"parapet:ignore until=2027-01-01":                                      "parapet until=2027-01-01 next; problem: it names no policy: want parapet:ignore <id> <reason>",
		"parapet:ignore *":                                                     "parapet * next; problem: it must name the policies that it is about",
		"we use parapet:ignore aws-a-b for that":                               "",
		"checkov:skip=CKV_AWS_18:no access logs here":                          `checkov CKV_AWS_18 block because "no access logs here"`,
		"checkov:skip=CKV_AWS_18,CKV2_AWS_6:both":                              `checkov CKV_AWS_18,CKV2_AWS_6 block because "both"`,
		"checkov:skip=CKV_AWS_18, CKV_AWS_21":                                  "checkov CKV_AWS_18,CKV_AWS_21 block",
		"bridgecrew:skip=BC_AWS_S3_13: old name":                               `checkov BC_AWS_S3_13 block because "old name"`,
		"tfsec:ignore:aws-s3-enable-bucket-logging":                            "tfsec aws-s3-enable-bucket-logging next",
		"tfsec:ignore:AWS002 tfsec:ignore:AWS017":                              "tfsec AWS002 next\ntfsec AWS017 next",
		"tfsec:ignore:*":                                                       "tfsec all next",
		"tfsec:ignore:AWS002:exp:2026-01-02":                                   "tfsec AWS002 next; problem: it counted until 2026-01-02",
		"trivy:ignore:AVD-AWS-0089:exp:2027-01-02":                             "trivy AVD-AWS-0089 next",
		"trivy:ignore:AVD-AWS-0089:ws:production":                              "trivy AVD-AWS-0089 next; problem: it is for the workspace production, and the workspace default is analysed",
		"trivy:ignore:AVD-AWS-0089:ws:default:exp:2027-01-02":                  "trivy AVD-AWS-0089 next",
		"trivy:ignore:aws-s3-enable-versioning[name=logs]":                     "trivy aws-s3-enable-versioning next; problem: its parameters [name=logs] are not supported",
		"kics-scan ignore-line":                                                "kics all line",
		"kics-scan ignore-block":                                               "kics all next",
		"kics-scan ignore":                                                     "kics all file",
		"kics-scan disable=0a592060-8166-49f5-8e65-99ac6dce9871,e415f8d3-fc2b": "kics 0a592060-8166-49f5-8e65-99ac6dce9871,e415f8d3-fc2b file",
		"ts:skip=AC_AWS_0214 versions are kept elsewhere":                      `terrascan AC_AWS_0214 block because "versions are kept elsewhere"`,
		"cfn_nag:skip=W35: logs nothing":                                       `cfn_nag W35 block because "logs nothing"`,
		"hadolint ignore=DL3006,DL3008":                                        "hadolint DL3006,DL3008 next",
		"checkov.io/skip1: CKV_K8S_20=it needs to":                             `checkov CKV_K8S_20 block because "it needs to"`,
		"checkov.io/skip2: CKV_K8S_14":                                         "checkov CKV_K8S_14 block",
		"ignore-check.kube-linter.io/privileged-container: it is a node agent": `kube-linter privileged-container block because "it is a node agent"`,
		"kube-score/ignore: pod-networkpolicy,container-image-tag":             "kube-score pod-networkpolicy,container-image-tag block",
		"polaris.fairwinds.com/hostPIDSet-exempt: true":                        "polaris hostPIDSet block",
		"polaris.fairwinds.com/hostPIDSet-exempt: false":                       "",
		"hadolint global ignore=DL3006":                                        "hadolint DL3006 file",
		"check=skip=JSONArgsRecommended,Other;error=true":                      "buildkit JSONArgsRecommended,Other file",
		"check=error=true":                                                     "",
		"zizmor: ignore[artipacked] pushes tags":                               `zizmor artipacked next because "pushes tags"`,
		"ts:skip=AWS.S3Bucket.DS.High.1041":                                    "terrascan AWS.S3Bucket.DS.High.1041 block",
		"first line\n * checkov:skip=CKV_AWS_18:why\r\n * tfsec:ignore:AWS002": "checkov CKV_AWS_18 block because \"why\"\ntfsec AWS002 next",
	} {
		var got []string
		for _, d := range ParseSuppressions(text) {
			got = append(got, describe(d))
		}
		if g := strings.Join(got, "\n"); g != want {
			t.Errorf("%q:\n got %s\nwant %s", text, g, want)
		}
		if !HasDirective([]byte(text)) && want != "" {
			t.Errorf("%q: no directive suspected", text)
		}
	}
}

func TestDirectiveCovers(t *testing.T) {
	p := &Policy{ID: "aws-s3-bucket-logging", Aliases: []string{"CKV_AWS_18", "AWS-0089"}}
	for text, want := range map[string]bool{
		"parapet:ignore aws-s3-bucket-logging":               true,
		"parapet:ignore aws-x-y,aws-s3-bucket-logging":       true,
		"parapet:ignore aws-x-y":                             false,
		"parapet:ignore *":                                   false,
		"parapet:ignore aws-s3-bucket-logging until=someday": false,
		"checkov:skip=ckv_aws_18:case does not count":        true,
		"checkov:skip=CKV_AWS_1:another":                     false,
		"trivy:ignore:AVD-AWS-0089":                          true,
		"trivy:ignore:avd-aws-0089":                          true,
		"tfsec:ignore:*":                                     true,
		"kics-scan ignore-block":                             true,
	} {
		ds := ParseSuppressions(text)
		if len(ds) != 1 {
			t.Fatalf("%q: %d directives", text, len(ds))
		}
		if got := ds[0].Covers(p); got != want {
			t.Errorf("%q covers: %v, want %v", text, got, want)
		}
	}
}

func TestUnknownIDOfADirective(t *testing.T) {
	s := load(t, "aws/x/aws_x.rego", moduleX("aws-x-public", `r contains ["a"] if input.a`))
	for text, want := range map[string]string{
		"parapet:ignore aws-x-public":   "",
		"parapet:ignore aws-x-pubic":    "there is no policy aws-x-pubic: did you mean aws-x-public?",
		"parapet:ignore something-else": "there is no policy something-else",
		"checkov:skip=CKV_AWS_9:theirs": "",
	} {
		none := s.Select(func(*Policy) bool { return false })
		if got := none.Unknown(ParseSuppressions(text)[0]); got != want {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
}

func FuzzParseSuppressions(f *testing.F) {
	f.Add("parapet:ignore aws-a-b until=2026-01-01 why")
	f.Add("checkov:skip=CKV_AWS_1,CKV_AWS_2:why\ntfsec:ignore:AWS002:exp:2026-01-02:ws:x trivy:ignore:*")
	f.Add("kics-scan disable=a,b\nts:skip=AC_AWS_1 why\nkics-scan ignore-line")
	p := &Policy{ID: "aws-a-b"}
	f.Fuzz(func(t *testing.T, text string) {
		for _, d := range ParseSuppressions(text) {
			if d.Tool == "" || d.Tool == "parapet" && len(d.IDs) == 0 && d.Problem(noon) == "" {
				t.Errorf("%q gives %+v", text, d)
			}
			if d.Problem(noon) != "" && d.Until == "" && d.Covers(p) {
				t.Errorf("%q has a problem and covers", text)
			}
		}
	})
}

// What an edit brings is seen wherever it makes a mark whole.
func TestGainsDirective(t *testing.T) {
	const mark, around = "# tfsec:ignore:x", "a = 1\n"
	whole := strings.Repeat(around, 50) + mark + "\n" + strings.Repeat(around, 50)
	start := strings.Index(whole, mark)
	for i := start; i < start+len(mark); i++ {
		before := whole[:i] + "-" + whole[i:]
		if HasDirective([]byte(before)) {
			continue // the dash is outside of the mark
		}
		if !GainsDirective([]byte(whole), []byte(before)) {
			t.Errorf("%q becomes a directive unseen", whole[start:i]+"-"+whole[i:start+len(mark)])
		}
		if GainsDirective([]byte(before+"x"), []byte(before)) {
			t.Errorf("%q has no directive", before[start:])
		}
	}
	if GainsDirective(nil, nil) || !GainsDirective([]byte(mark), nil) {
		t.Error("an empty text is taken for another")
	}
}

func TestNamed(t *testing.T) {
	for text, want := range map[string]string{
		"# parapet:ignore aws-a, aws-b until=2030-01-01 x":               "aws-a aws-b",
		"#checkov:skip=CKV_AWS_1, CKV_AWS_2:reason, CKV_AWS_3":           "CKV_AWS_1 CKV_AWS_2",
		"# tfsec:ignore:AWS017 tfsec:ignore:aws-s3-x trivy:ignore:AVD-1": "AWS017 aws-s3-x AVD-1",
		"# tfsec:ignore:AWS017:exp:2030-01-01":                           "AWS017",
		"# kics-scan disable=a-1,b-2":                                    "a-1 b-2",
		"#ts:skip=AC_AWS_0214 reason":                                    "AC_AWS_0214",
		"# kics-scan ignore-line":                                        "",
		"# parapet: ignore aws-a":                                        "",
		"bucket = aws-a":                                                 "",
	} {
		var got []string
		for _, at := range Named([]byte(text)) {
			got = append(got, text[at[0]:at[1]])
		}
		if strings.Join(got, " ") != want {
			t.Errorf("%s: %q, want %q", text, got, want)
		}
	}
}
