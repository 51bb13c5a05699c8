/** What can be done with articles, one verb each; the web enters, and the store is used from here. */
@NullMarked
package uy.ventanilla.knowledge.usecase;

import org.jspecify.annotations.NullMarked;
