"""The register of documents an office has issued: number, day, validity, file; and the sections the law asks for."""
