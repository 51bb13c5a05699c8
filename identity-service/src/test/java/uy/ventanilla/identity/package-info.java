/** Stories of identity told over HTTP and Kafka, and the rules of its documents told in plain Java. */
package uy.ventanilla.identity;
