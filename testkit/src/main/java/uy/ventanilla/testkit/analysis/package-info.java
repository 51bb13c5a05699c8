/** The language analysis that the server artifact lacks, under its standard names; loaded by Elasticsearch alone. */
@NullMarked
package uy.ventanilla.testkit.analysis;

import org.jspecify.annotations.NullMarked;
