"""The packages of the distribution: those in kg/, and the folders that are installed under kg."""

from setuptools import find_packages, setup

setup(packages=[*find_packages(include=["kg", "kg.*"]), "kg.cli", "kg.ontology"])
