/** Whose data a transaction may see: the tenant is named first and the database is told before the first query. */
@NullMarked
package uy.ventanilla.platform.tenancy;

import org.jspecify.annotations.NullMarked;
