# METADATA
# title: Amazon AppStream image builders
# scope: package
package parapet.aws_appstream_image_builder

# METADATA
# title: Image builder has direct access to the internet
# description: >-
#   Default internet access gives the image builder a public address, and what it downloads ends
#   up in every session. Send its traffic through a NAT gateway or a filtering proxy.
# related_resources:
#   - https://docs.aws.amazon.com/appstream2/latest/developerguide/managing-network-internet-NAT-gateway.html
# custom:
#   id: aws-appstream-image-builder-internet-access
#   severity: low
#   category: public-exposure
#   cwe: [CWE-284]
#   controls:
#     nist-800-53-r5: [AC-3, SC-7]
#   remedies:
#     - title: Do not assign a public address
#       unsafe: replaces the image builder
#       set: [{path: enable_default_internet_access, value: false}]
internet_access contains ["enable_default_internet_access"] if input.enable_default_internet_access
