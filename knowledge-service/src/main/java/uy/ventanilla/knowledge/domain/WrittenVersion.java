package uy.ventanilla.knowledge.domain;

import java.time.Instant;

/** A version of an article, without its text. */
public record WrittenVersion(int version, String title, String author, Instant at) {}
