/** What other services say comes in here. Nobody enters. */
@NullMarked
package uy.ventanilla.knowledge.stream;

import org.jspecify.annotations.NullMarked;
