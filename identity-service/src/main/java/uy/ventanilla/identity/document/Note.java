package uy.ventanilla.identity.document;

/** Something to know about a document that is right: {@code path} says where, as in {@link Difference}. */
public record Note(String path, String detail) {}
