/** Reads the documents an operator applies (blueprint, directory) into types, telling every fault at once. Use cases, store and web enter. */
@NullMarked
package uy.ventanilla.identity.document;

import org.jspecify.annotations.NullMarked;
