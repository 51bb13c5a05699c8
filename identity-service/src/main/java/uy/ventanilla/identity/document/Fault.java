package uy.ventanilla.identity.document;

/**
 * Something wrong in a document.
 *
 * @param line counts from 1
 * @param column counts from 1
 * @param path such as {@code workflow.transitions[2].to}; empty for the document as a whole
 * @param detail what is wrong and what to do about it
 */
public record Fault(int line, int column, String path, String detail) {}
