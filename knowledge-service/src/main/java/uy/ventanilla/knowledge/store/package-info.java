/** Articles in PostgreSQL, their copy in Elasticsearch and what is said about them; use cases enter. */
@NullMarked
package uy.ventanilla.knowledge.store;

import org.jspecify.annotations.NullMarked;
