/** The knowledge base: articles are written, published and found here. */
@NullMarked
package uy.ventanilla.knowledge;

import org.jspecify.annotations.NullMarked;
