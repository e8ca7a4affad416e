"""Benches of the live debate management: what they measure stands in README.md."""
