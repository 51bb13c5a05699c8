/** The few rules of articles that need no row: plain Java, anybody may enter. */
@NullMarked
package uy.ventanilla.knowledge.domain;

import org.jspecify.annotations.NullMarked;
