package uy.ventanilla.knowledge.store;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.json.jackson.Jackson3JsonpMapper;
import co.elastic.clients.transport.rest_client.RestClientTransport;
import org.apache.http.HttpHost;
import org.elasticsearch.client.RestClient;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.databind.json.JsonMapper;

/** The client, made by hand: Boot's own starter brings a 9.x one, which an 8.x server refuses. */
@Configuration(proxyBeanMethods = false)
class ElasticsearchBeans {
    private static final int CONNECT_MILLIS = 1_000;
    private static final int ANSWER_MILLIS = 5_000;

    @Bean(destroyMethod = "close")
    RestClient elasticsearchRest(@Value("${ventanilla.elasticsearch.url}") String url) {
        return RestClient.builder(HttpHost.create(url))
                .setRequestConfigCallback(
                        request -> request.setConnectTimeout(CONNECT_MILLIS).setSocketTimeout(ANSWER_MILLIS))
                .build();
    }

    @Bean
    ElasticsearchClient elasticsearch(RestClient rest, JsonMapper json) {
        return new ElasticsearchClient(new RestClientTransport(rest, new Jackson3JsonpMapper(json)));
    }
}
