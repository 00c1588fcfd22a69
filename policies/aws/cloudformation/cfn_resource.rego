# METADATA
# title: Resources of CloudFormation without a type of their own here
# scope: package
package parapet.cfn_resource

import data.parapet.lib.secrets

# METADATA
# title: Security group of a kind that only EC2-Classic had
# description: >-
#   EC2-Classic was retired in August 2022. Groups of databases, caches and clusters that belong
#   to it are in no VPC and protect nothing there. Use the security groups of a VPC.
# related_resources:
#   - https://aws.amazon.com/blogs/aws/ec2-classic-is-retiring-heres-how-to-prepare/
# custom:
#   id: cfn-resource-ec2-classic
#   severity: high
#   category: hygiene
#   aliases: [AWS-0083, AVD-AWS-0083]
ec2_classic contains ["type"] if input.type in classic

classic := {
	"AWS::ElastiCache::SecurityGroup", "AWS::ElastiCache::SecurityGroupIngress",
	"AWS::RDS::DBSecurityGroup", "AWS::RDS::DBSecurityGroupIngress",
	"AWS::Redshift::ClusterSecurityGroup", "AWS::Redshift::ClusterSecurityGroupIngress",
}

# METADATA
# title: Template holds a secret in clear
# description: >-
#   Whoever reads the template, or the repository that it is in, has the secret, and taking it
#   out later does not take it out of the history. Refer to Secrets Manager by a dynamic
#   reference, or take a parameter with NoEcho.
# related_resources:
#   - https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/dynamic-references-secretsmanager.html
# custom:
#   id: cfn-resource-secret-in-template
#   severity: high
#   category: secrets
#   cwe: [CWE-798]
#   remedies:
#     - title: Refer to a secret of Secrets Manager
#       unsafe: the secret has to be there first, and the one in the history has to be replaced
#       set:
#         - path: .
#           value: "{{resolve:secretsmanager:name:SecretString:key}}"
#           ask: the secret, and the key in it
secret_in_template contains array.concat(["properties"], at) if {
	walk(input.properties, [at, text])
	is_string(text)
	secrets.is_credential(at[count(at) - 1], text)
}
