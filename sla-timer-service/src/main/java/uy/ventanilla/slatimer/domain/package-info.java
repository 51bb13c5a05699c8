/** What a business hour is and when promises and deadlines fall due: pure rules that read no clock and know no framework. Every room may enter. */
@NullMarked
package uy.ventanilla.slatimer.domain;

import org.jspecify.annotations.NullMarked;
