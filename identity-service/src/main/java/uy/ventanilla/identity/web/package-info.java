/** Parses requests, makes one use-case call, renders the answer or the refusal. */
@NullMarked
package uy.ventanilla.identity.web;

import org.jspecify.annotations.NullMarked;
