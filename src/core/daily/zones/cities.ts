/**
 * Places people look for that have no zone of their own, by the zone whose clock they live by: large cities, their names
 * in other languages, and in Japanese those that Japanese admins type. A name may stand beside two zones; then it asks.
 * The packages with such lists lack Boston and Washington (@vvo/tzdb), or hold no other language and data whose licence is
 * not theirs to give (city-timezones); and either is ten times as large.
 */
export const CITY_NAMES: Readonly<Record<string, string>> = {
  'Africa/Abidjan': 'Dakar',
  'Africa/Accra': 'Kumasi',
  'Africa/Addis_Ababa': 'アディスアベバ',
  'Africa/Algiers': 'Alger, Oran',
  'Africa/Cairo': 'Giza, Alexandria, Le Caire, Kairo, El Cairo, カイロ',
  'Africa/Casablanca': 'Rabat, Marrakesh, Marrakech, Fez, Tangier, カサブランカ',
  'Africa/Johannesburg': 'Cape Town, Pretoria, Durban, Joburg, Jozi, Kapstadt, ヨハネスブルグ, ケープタウン',
  'Africa/Lagos': 'Abuja, Kano, Ibadan, ラゴス',
  'Africa/Maputo': 'Harare, Lusaka',
  'Africa/Nairobi': 'Mombasa, ナイロビ',
  'America/Anchorage': 'Fairbanks, アンカレッジ',
  'America/Argentina/Buenos_Aires': 'Rosario, La Plata, ブエノスアイレス',
  'America/Bogota': 'Medellín, Cali, Cartagena, Barranquilla, ボゴタ',
  'America/Cancun': 'Cancún, Quintana Roo',
  'America/Caracas': 'Maracaibo',
  'America/Chicago':
    'Dallas, Houston, Austin, San Antonio, Fort Worth, Minneapolis, Saint Paul, St Paul, New Orleans, Nashville, Milwaukee, Memphis, ' +
    'Kansas City, St Louis, Saint Louis, Omaha, Tulsa, Oklahoma City, Des Moines, Little Rock, Madison, Huntsville, Baton Rouge, ' +
    'Wichita, DFW, シカゴ, ダラス, ヒューストン',
  'America/Costa_Rica': 'San José',
  'America/Denver':
    'Salt Lake City, SLC, Albuquerque, Colorado Springs, Santa Fe, El Paso, Boulder, Provo, Billings, デンバー',
  'America/Detroit': 'Ann Arbor, Grand Rapids, Lansing, Flint, デトロイト',
  'America/Edmonton': 'Calgary, Banff, カルガリー',
  'America/Guayaquil': 'Quito',
  'America/Halifax': 'Charlottetown, Atlantic Canada',
  'America/Havana': 'La Habana, ハバナ',
  'America/Hermosillo': 'Sonora',
  'America/Kentucky/Louisville': 'Lexington',
  'America/La_Paz': 'Santa Cruz de la Sierra, Cochabamba, Sucre',
  'America/Lima': 'Cusco, Cuzco, Arequipa, リマ',
  'America/Los_Angeles':
    'LA, L.A., San Francisco, SF, San Fran, Bay Area, Silicon Valley, Seattle, San Diego, Las Vegas, Vegas, Sacramento, San Jose, Oakland, ' +
    'Portland, Hollywood, Long Beach, Fresno, Reno, Palo Alto, Mountain View, Berkeley, Anaheim, Spokane, Tacoma, ' +
    'ロサンゼルス, ロス, サンフランシスコ, シアトル, ラスベガス, サンディエゴ',
  'America/Managua': 'Nicaragua City',
  'America/Manaus': 'Amazonas',
  'America/Mexico_City': 'CDMX, Guadalajara, Puebla, Ciudad de México, León, Mexiko Stadt, メキシコシティ',
  'America/Montevideo': 'Punta del Este',
  'America/New_York':
    'NYC, N.Y.C., NY, Washington, Manhattan, Brooklyn, Queens, Boston, Washington DC, Washington D.C., Miami, Atlanta, Philadelphia, Philly, Orlando, Tampa, ' +
    'Pittsburgh, Charlotte, Baltimore, Cleveland, Columbus, Cincinnati, Jacksonville, Raleigh, Richmond, Buffalo, Newark, Hartford, ' +
    'Providence, Charleston, Savannah, Norfolk, Nueva York, Nova York, Nova Iorque, ニューヨーク, ボストン, ワシントン, マイアミ, アトランタ, 紐育, 纽约',
  'America/Nuuk': 'Godthåb',
  'America/Phoenix': 'Tucson, Scottsdale, Mesa, フェニックス',
  'America/Puerto_Rico': 'San Juan',
  'America/Recife': 'Pernambuco, Natal',
  'America/Regina': 'Saskatoon',
  'America/Rio_Branco': 'Acre',
  'America/Santiago': 'Valparaíso, サンティアゴ',
  'America/Santo_Domingo': 'Punta Cana',
  'America/Sao_Paulo':
    'Rio de Janeiro, Rio, Brasília, Brasilia, Belo Horizonte, Curitiba, Porto Alegre, Florianópolis, サンパウロ, リオデジャネイロ',
  'America/St_Johns': 'St John’s',
  'America/Tegucigalpa': 'San Pedro Sula',
  'America/Tijuana': 'Mexicali, Baja California',
  'America/Toronto':
    'Montreal, Montréal, Ottawa, Quebec, Quebec City, Mississauga, Hamilton, トロント, モントリオール',
  'America/Vancouver': 'Victoria, Surrey, Burnaby, Whistler, バンクーバー',
  'America/Winnipeg': 'ウィニペグ',
  'Asia/Almaty': 'Astana, Nur-Sultan',
  'Asia/Baghdad': 'Basra, Erbil',
  'Asia/Bangkok': 'Chiang Mai, Phuket, Pattaya, バンコク',
  'Asia/Colombo': 'Sri Jayawardenepura Kotte',
  'Asia/Dhaka': 'Chittagong',
  'Asia/Dubai': 'Abu Dhabi, Sharjah, ドバイ',
  'Asia/Ho_Chi_Minh':
    'Hanoi, Ha Noi, Saigon, Sài Gòn, HCMC, Ho Chi Minh City, Da Nang, ハノイ, ホーチミン, サイゴン',
  'Asia/Hong_Kong': 'HK, Kowloon',
  'Asia/Irkutsk': 'Ulan-Ude',
  'Asia/Jakarta': 'Bandung, Surabaya, Yogyakarta, ジャカルタ',
  'Asia/Jerusalem': 'Tel Aviv, Haifa, エルサレム',
  'Asia/Kamchatka': 'Petropavlovsk-Kamchatsky',
  'Asia/Karachi': 'Lahore, Islamabad, Rawalpindi, カラチ',
  'Asia/Kathmandu': 'Katmandu, Pokhara, カトマンズ',
  'Asia/Kolkata':
    'Mumbai, Bombay, Delhi, New Delhi, Bengaluru, Bangalore, Chennai, Madras, Hyderabad, Pune, Calcutta, Ahmedabad, Jaipur, Surat, ' +
    'Lucknow, Goa, Kochi, Indian Standard, ムンバイ, デリー, ニューデリー, コルカタ',
  'Asia/Krasnoyarsk': 'Норильск, Norilsk',
  'Asia/Kuala_Lumpur': 'KL, Penang, Johor Bahru, クアラルンプール',
  'Asia/Manila': 'Quezon City, Cebu, Davao, マニラ',
  'Asia/Novosibirsk': 'Новосибирск',
  'Asia/Omsk': 'Омск',
  'Asia/Riyadh': 'Jeddah, Mecca, Medina, リヤド',
  'Asia/Seoul': 'Busan, Incheon, Seúl, ソウル, 釜山, 서울, 首尔',
  'Asia/Shanghai':
    'Beijing, Peking, Pékin, Pequim, Shenzhen, Guangzhou, Chengdu, Wuhan, Tianjin, Chongqing, Xian, Hangzhou, Nanjing, Suzhou, China Standard, ' +
    '北京, 上海, 深圳, 広州, 广州, ペキン, シャンハイ',
  'Asia/Singapore': 'シンガポール',
  'Asia/Taipei': 'Kaohsiung, Taichung, 台北, タイペイ, 高雄',
  'Asia/Tbilisi': 'Batumi',
  'Asia/Tehran': 'Isfahan, Mashhad, Shiraz, テヘラン',
  'Asia/Tokyo':
    'Osaka, Kyoto, Yokohama, Nagoya, Sapporo, Fukuoka, Kobe, Hiroshima, Sendai, Kawasaki, Saitama, Chiba, Nara, Okinawa, Naha, Nagasaki, ' +
    'Hokkaido, Kanazawa, Kumamoto, Kagoshima, Niigata, Shizuoka, Tokio, Tóquio, Tōkyō, Ōsaka, Kyōto, ' +
    '東京, とうきょう, トーキョー, 大阪, おおさか, 京都, きょうと, 横浜, 名古屋, 札幌, 福岡, 神戸, 広島, 仙台, 川崎, 埼玉, さいたま, 千葉, 奈良, 沖縄, 那覇, ' +
    '長崎, 北海道, 金沢, 熊本, 鹿児島, 新潟, 静岡, 青森, 岩手, 盛岡, 宮城, 秋田, 山形, 福島, 茨城, 水戸, 栃木, 宇都宮, 群馬, 前橋, 神奈川, 富山, 石川, 福井, ' +
    '山梨, 甲府, 長野, 岐阜, 愛知, 三重, 津, 滋賀, 大津, 兵庫, 和歌山, 鳥取, 島根, 松江, 岡山, 山口, 徳島, 香川, 高松, 愛媛, 松山, 高知, 佐賀, 大分, 宮崎, ' +
    '北九州, 堺, 浜松, 相模原, 东京',
  'Asia/Vladivostok': 'Khabarovsk, ウラジオストク',
  'Asia/Yakutsk': 'Якутск',
  'Asia/Yangon': 'Rangoon, Mandalay, Naypyidaw, ヤンゴン',
  'Asia/Yekaterinburg': 'Ekaterinburg, Chelyabinsk, Perm, Ufa',
  'Atlantic/Faroe': 'Tórshavn, Faeroe',
  'Atlantic/Reykjavik': 'Reykjavík, レイキャビク',
  'Australia/Adelaide': 'アデレード',
  'Australia/Brisbane': 'Gold Coast, Cairns, ブリスベン, ケアンズ',
  'Australia/Darwin': 'Alice Springs',
  'Australia/Hobart': 'Launceston',
  'Australia/Melbourne': 'Geelong, Ballarat, メルボルン',
  'Australia/Perth': 'Fremantle, パース',
  'Australia/Sydney': 'Canberra, Newcastle NSW, Wollongong, シドニー, キャンベラ',
  'Europe/Amsterdam': 'Rotterdam, The Hague, Den Haag, Utrecht, Eindhoven, アムステルダム',
  'Europe/Athens': 'Thessaloniki, Athen, Athènes, Atenas, Atene, アテネ',
  'Europe/Belgrade': 'Novi Sad, Beograd',
  'Europe/Berlin':
    'Munich, München, Muenchen, Hamburg, Frankfurt, Cologne, Köln, Koeln, Stuttgart, Düsseldorf, Duesseldorf, Leipzig, Dresden, Hanover, Hannover, ' +
    'Nuremberg, Nürnberg, Bremen, Dortmund, Essen, Bonn, Freiburg, Berlino, Berlín, Monaco di Baviera, Mannheim, Karlsruhe, ' +
    'ベルリン, ミュンヘン, フランクフルト, ハンブルク, ケルン, デュッセルドルフ',
  'Europe/Brussels':
    'Antwerp, Antwerpen, Ghent, Gent, Bruges, Liège, Bruxelles, Brussel, Brüssel, Bruselas, ブリュッセル',
  'Europe/Bucharest': 'Cluj, Cluj-Napoca, Timișoara, București, Bukarest',
  'Europe/Budapest': 'Debrecen, ブダペスト',
  'Europe/Copenhagen': 'Aarhus, København, Kopenhagen, Copenhague, コペンハーゲン',
  'Europe/Dublin': 'Cork, Galway, Limerick, ダブリン',
  'Europe/Helsinki': 'Espoo, Tampere, Turku, Oulu, Helsingfors, ヘルシンキ',
  'Europe/Istanbul': 'Ankara, Izmir, İzmir, Antalya, Constantinople, イスタンブール, アンカラ',
  'Europe/Kaliningrad': 'Königsberg',
  'Europe/Kyiv': 'Kiev, Kharkiv, Odesa, Odessa, Lviv, Dnipro, Kijów, Kiew, キーウ, キエフ',
  'Europe/Lisbon': 'Porto, Oporto, Braga, Coimbra, Lisboa, Lissabon, Lisbonne, リスボン',
  'Europe/London':
    'Edinburgh, Manchester, Cardiff, Birmingham, Glasgow, Liverpool, Leeds, Bristol, Belfast, Sheffield, Newcastle, Nottingham, Leicester, ' +
    'Brighton, Oxford, Cambridge, Southampton, Aberdeen, York, Bath, British Summer, Londres, Londra, Londen, Londyn, ' +
    'ロンドン, マンチェスター, エディンバラ, 倫敦, 伦敦',
  'Europe/Luxembourg': 'Luxemburg',
  'Europe/Madrid':
    'Barcelona, Seville, Sevilla, Bilbao, Zaragoza, Málaga, Valencia, Mallorca, Palma, Ibiza, Granada, マドリード, マドリッド, バルセロナ',
  'Europe/Moscow': 'Saint Petersburg, St Petersburg, Moskau, Moscou, Moskva, Москва, モスクワ',
  'Europe/Oslo': 'Bergen, Trondheim, Stavanger, オスロ',
  'Europe/Paris':
    'Lyon, Lyons, Marseille, Marseilles, Toulouse, Bordeaux, Nice, Lille, Nantes, Strasbourg, Straßburg, Montpellier, Rennes, Grenoble, Parigi, パリ, リヨン, 巴里, 巴黎',
  'Europe/Prague': 'Brno, Praha, Prag, Praga, プラハ',
  'Europe/Rome':
    'Milan, Milano, Mailand, Naples, Napoli, Turin, Torino, Venice, Venezia, Florence, Firenze, Bologna, Genoa, Palermo, Roma, Rom, ローマ, ミラノ',
  'Europe/Samara': 'Tolyatti',
  'Europe/Sofia': 'Plovdiv, Varna',
  'Europe/Stockholm': 'Gothenburg, Göteborg, Malmö, Uppsala, ストックホルム',
  'Europe/Vienna': 'Salzburg, Graz, Linz, Innsbruck, Wien, Vienne, Viena, ウィーン',
  'Europe/Warsaw': 'Kraków, Cracow, Gdańsk, Wrocław, Łódź, Poznań, Warszawa, Warschau, Varsovie, ワルシャワ',
  'Europe/Zurich':
    'Geneva, Basel, Bern, Berne, Lausanne, Genf, Genève, Zürich, Zuerich, チューリッヒ, ジュネーブ',
  'Indian/Mauritius': 'Port Louis',
  'Pacific/Auckland': 'Wellington, Christchurch, Hamilton NZ, Dunedin, オークランド',
  'Pacific/Chuuk': 'Truk',
  'Pacific/Fiji': 'Suva',
  'Pacific/Guam': 'Hagåtña',
  'Pacific/Honolulu': 'Waikiki, Oahu, Maui, Hilo, ホノルル',
  'Pacific/Pohnpei': 'Ponape',
};
