/** Measures the whole platform on this machine and prints a table: each figure beside the limit it has to keep. */
@NullMarked
package uy.ventanilla.benchmark;

import org.jspecify.annotations.NullMarked;
