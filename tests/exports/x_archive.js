window.YTD.tweets.part0 = [
  {
    "tweet": {
      "id_str": "2037900000000000001",
      "id": "2037900000000000001",
      "created_at": "Sat Mar 28 19:02:11 +0000 2026",
      "full_text": "La bouilloire est de retour &amp; &lt;3 https://t.co/q",
      "lang": "fr",
      "favorite_count": "15",
      "retweet_count": "1",
      "in_reply_to_status_id_str": null,
      "entities": {
        "urls": []
      }
    }
  },
  {
    "tweet": {
      "id_str": "2037900000000000002",
      "id": "2037900000000000002",
      "created_at": "Sun Mar 29 01:30:00 +0000 2026",
      "full_text": "@sam_b On vous écrit en privé",
      "lang": "fr",
      "favorite_count": "0",
      "retweet_count": "0",
      "in_reply_to_status_id_str": "2037800000000000009",
      "in_reply_to_screen_name": "sam_b",
      "entities": {
        "urls": []
      }
    }
  },
  {
    "tweet": {
      "id_str": "1671000000000000001",
      "id": "1671000000000000001",
      "full_text": "👋",
      "lang": "und",
      "favorite_count": "2",
      "retweet_count": "0",
      "entities": {
        "urls": []
      }
    }
  }
]
