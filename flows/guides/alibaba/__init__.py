"""The guide for Alibaba.com: contact the seller, describe, gather evidence, escalate."""
