package uy.ventanilla.intake.domain;

/** A file with its bytes. */
@SuppressWarnings("ArrayRecordComponent") // nobody compares these
public record FileContent(StoredFile file, byte[] bytes) {}
