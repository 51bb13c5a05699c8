/** The public API of articles, where JSON becomes one use-case call; nobody inside enters from here. */
@NullMarked
package uy.ventanilla.knowledge.web;

import org.jspecify.annotations.NullMarked;
