// Package synth makes Terraform workspaces of any size for benchmarks and
// tests: modules that refer to each other, with a share of misconfigured
// resources. The same size and seed always give the same workspace.
package synth

import (
	"fmt"
	"math/rand/v2"
	"strings"
)

const (
	perModule = 200 // resources
	perFile   = 40
	badShare  = 0.3
)

// Workspace returns the files, by slash-separated path, of a workspace with n
// resources.
func Workspace(n int, seed uint64) map[string]string {
	files := map[string]string{
		"variables.tf": "variable \"environment\" {\n  default = \"prod\"\n}\n\nvariable \"office\" {\n  default = \"10.0.0.0/8\"\n}\n",
	}
	var root strings.Builder
	root.WriteString("provider \"aws\" {\n  region = \"eu-west-1\"\n}\n")
	for i := 0; n > 0; i++ {
		k := min(n, perModule)
		name := fmt.Sprintf("part%03d", i)
		g := &generator{rand: rand.New(rand.NewPCG(seed, uint64(i))), files: files, dir: "modules/" + name}
		g.module(k)
		key := `""`
		if i > 0 {
			key = fmt.Sprintf("module.part%03d.key_arn", i-1)
		}
		fmt.Fprintf(&root, "\nmodule %q {\n  source      = \"./modules/%s\"\n  environment = var.environment\n  office      = var.office\n  parent_key  = %s\n}\n", name, name, key)
		n -= k
	}
	files["main.tf"] = root.String()
	return files
}

// A generator writes one module.
type generator struct {
	rand  *rand.Rand
	files map[string]string
	dir   string
	count int
	last  map[string]string // address of the newest resource of each type
}

func (g *generator) module(n int) {
	g.last = map[string]string{}
	g.files[g.dir+"/variables.tf"] = "variable \"environment\" {\n  type = string\n}\n\nvariable \"office\" {\n  type = string\n}\n\nvariable \"parent_key\" {\n  type = string\n}\n"
	for file := 0; n > 0; file++ {
		var b strings.Builder
		for range min(n, perFile) {
			k := kinds[g.count%len(kinds)]
			g.count++
			name := fmt.Sprintf("r%d", g.count)
			fmt.Fprintf(&b, "resource %q %q {\n%s}\n\n", k.typ, name, k.body(g, g.rand.Float64() < badShare))
			g.last[k.typ] = k.typ + "." + name
		}
		g.files[fmt.Sprintf("%s/file%d.tf", g.dir, file)] = b.String()
		n -= perFile
	}
	g.files[g.dir+"/outputs.tf"] = "output \"key_arn\" {\n  value = " + g.ref("aws_kms_key", "arn") + "\n}\n"
}

// ref returns a reference to the newest resource of a type, or a literal where
// there is none yet.
func (g *generator) ref(typ, attr string) string {
	if addr := g.last[typ]; addr != "" {
		return addr + "." + attr
	}
	return `"missing"`
}

func (g *generator) tags() string {
	return fmt.Sprintf("\n  tags = {\n    Name        = \"${var.environment}-%d\"\n    Environment = var.environment\n    CostCenter  = \"cc-%d\"\n  }\n", g.count, g.rand.IntN(9999))
}

// kinds are the resources, in the order in which they are made, so that each
// can refer to earlier ones.
var kinds = []struct {
	typ  string
	body func(g *generator, bad bool) string
}{
	{"aws_kms_key", func(g *generator, bad bool) string {
		return fmt.Sprintf("  description         = \"key %d\"\n  enable_key_rotation = %t\n", g.count, !bad) + g.tags()
	}},
	{"aws_vpc", func(g *generator, _ bool) string {
		return fmt.Sprintf("  cidr_block           = \"10.%d.0.0/16\"\n  enable_dns_hostnames = true\n", g.rand.IntN(255)) + g.tags()
	}},
	{"aws_subnet", func(g *generator, bad bool) string {
		return fmt.Sprintf("  vpc_id                  = %s\n  cidr_block              = \"10.0.%d.0/24\"\n  map_public_ip_on_launch = %t\n", g.ref("aws_vpc", "id"), g.rand.IntN(255), bad) + g.tags()
	}},
	{"aws_security_group", func(g *generator, bad bool) string {
		from := "[var.office]"
		if bad {
			from = `["0.0.0.0/0"]`
		}
		return fmt.Sprintf("  name        = \"${var.environment}-%d\"\n  description = \"application\"\n  vpc_id      = %s\n\n  ingress {\n    description = \"ssh\"\n    from_port   = 22\n    to_port     = 22\n    protocol    = \"tcp\"\n    cidr_blocks = %s\n  }\n", g.count, g.ref("aws_vpc", "id"), from) + g.tags()
	}},
	{"aws_instance", func(g *generator, bad bool) string {
		metadata := "  metadata_options {\n    http_tokens = \"required\"\n  }\n\n"
		if bad {
			metadata = ""
		}
		return fmt.Sprintf("  ami                    = \"ami-0abcdef1234567890\"\n  instance_type          = \"t3.micro\"\n  subnet_id              = %s\n  vpc_security_group_ids = [%s]\n\n%s  root_block_device {\n    encrypted = %t\n  }\n\n  user_data = <<-EOT\n    #!/bin/bash\n    echo \"environment=${var.environment}\" >> /etc/app.conf\n  EOT\n", g.ref("aws_subnet", "id"), g.ref("aws_security_group", "id"), metadata, !bad) + g.tags()
	}},
	{"aws_s3_bucket", func(g *generator, _ bool) string {
		return fmt.Sprintf("  bucket = \"${var.environment}-bucket-%d\"\n", g.count) + g.tags()
	}},
	{"aws_s3_bucket_versioning", func(g *generator, bad bool) string {
		status := "Enabled"
		if bad {
			status = "Suspended"
		}
		return fmt.Sprintf("  bucket = %s\n\n  versioning_configuration {\n    status = %q\n  }\n", g.ref("aws_s3_bucket", "id"), status)
	}},
	{"aws_s3_bucket_public_access_block", func(g *generator, bad bool) string {
		return fmt.Sprintf("  bucket                  = %s\n  block_public_acls       = %t\n  block_public_policy     = %t\n  ignore_public_acls      = true\n  restrict_public_buckets = true\n", g.ref("aws_s3_bucket", "id"), !bad, !bad)
	}},
	{"aws_iam_role", func(g *generator, bad bool) string {
		who := `"Service": "ec2.amazonaws.com"`
		if bad {
			who = `"AWS": "*"`
		}
		return fmt.Sprintf("  name = \"${var.environment}-%d\"\n\n  assume_role_policy = <<-EOF\n    {\n      \"Version\": \"2012-10-17\",\n      \"Statement\": [\n        {\"Effect\": \"Allow\", \"Action\": \"sts:AssumeRole\", \"Principal\": {%s}}\n      ]\n    }\n  EOF\n", g.count, who)
	}},
	{"aws_iam_role_policy", func(g *generator, bad bool) string {
		action := `["s3:GetObject"]`
		if bad {
			action = `"*"`
		}
		return fmt.Sprintf("  name = \"access\"\n  role = %s\n\n  policy = jsonencode({\n    Version = \"2012-10-17\"\n    Statement = [{\n      Effect   = \"Allow\"\n      Action   = %s\n      Resource = \"${%s}/*\"\n    }]\n  })\n", g.ref("aws_iam_role", "id"), action, g.ref("aws_s3_bucket", "arn"))
	}},
	{"aws_db_instance", func(g *generator, bad bool) string {
		return fmt.Sprintf("  identifier              = \"${var.environment}-%d\"\n  engine                  = \"postgres\"\n  instance_class          = \"db.t4g.medium\"\n  allocated_storage       = %d\n  storage_encrypted       = %t\n  publicly_accessible     = %t\n  backup_retention_period = 14\n  deletion_protection     = %t\n", g.count, 20+g.rand.IntN(500), !bad, bad, !bad) + g.tags()
	}},
	{"aws_sqs_queue", func(g *generator, bad bool) string {
		return fmt.Sprintf("  name                    = \"${var.environment}-%d\"\n  sqs_managed_sse_enabled = %t\n", g.count, !bad) + g.tags()
	}},
	{"aws_cloudwatch_log_group", func(g *generator, bad bool) string {
		days := 365
		if bad {
			days = 3
		}
		return fmt.Sprintf("  name              = \"/app/%d\"\n  retention_in_days = %d\n  kms_key_id        = var.parent_key\n", g.count, days)
	}},
}
