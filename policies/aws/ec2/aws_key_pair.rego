# METADATA
# title: Amazon EC2 key pairs
# scope: package
package parapet.aws_key_pair

# METADATA
# title: Key pair is an RSA key of 1024 bits
# description: >-
#   RSA keys of 1024 bits are within reach of well-funded attackers, and whoever holds the
#   private half signs in to every instance with the key pair. Use Ed25519, or RSA with at least
#   2048 bits.
# related_resources:
#   - https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/ec2-key-pairs.html
# custom:
#   id: aws-key-pair-weak-key
#   severity: medium
#   category: identity
#   cwe: [CWE-326]
#   controls:
#     nist-800-53-r5: [SC-12]
#   remedies:
#     - title: Use an Ed25519 key
#       unsafe: replaces the key pair; instances that were launched with it keep the old key
#       set:
#         - path: public_key
#           value: ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIGpleGFtcGxlZXhhbXBsZWV4YW1wbGVleGFtcGxlZQ== admin
#           ask: the public key of a new key pair
weak_key contains ["public_key"] if regex.match(`^ssh-rsa AAAAB3NzaC1yc2EAAAADAQABAAAAg`, input.public_key)
