/** Ticket-service from outside: real PostgreSQL and Kafka, HTTP with real tokens; the neighbours' words are ours. */
package uy.ventanilla.ticket;
